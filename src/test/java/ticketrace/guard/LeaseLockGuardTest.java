package ticketrace.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.store.Traits;

/** The options of {@code lease-lock}, and what it promises. */
class LeaseLockGuardTest {

    private final Guard guard = new LeaseLockGuard();

    @ParameterizedTest
    @CsvSource({
        "leaseMillis, 0,       1 to 3600000",
        "leaseMillis, 3600001, 1 to 3600000",
        "leaseMillis, soon,    not 'soon'",
        "renew,       yes,     on or off",
        "recheck,     '',      on or off",
        "patience,    1,       no option 'patience'"
    })
    void wrongOption_isRefused_withWhatIsAllowed(String option, String value, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guard.check(Map.of(option, value)))
                .withMessageContaining(why);
    }

    @Test
    void rightOptions_areAccepted_andOtherGuardsHaveNone() {
        assertThatCode(() -> guard.check(Map.of("leaseMillis", "1", "renew", "off", "recheck", "on")))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileLockGuard().check(Map.of("leaseMillis", "1")))
                .withMessage("guard file-lock has no option 'leaseMillis'");
    }

    @Test
    void promise_isExclusionOnlyIfNoHolderIsStopped_andNothingElse() {
        Promise promise = guard.promise(Traits.OF_SINGLE_CALLS);
        assertThat(promise.isExclusion()).isTrue();
        assertThat(promise.condition()).isEqualTo("no holder is stopped for longer than its lease");
        Promise left = promise.withoutCondition();
        assertThat(left.expectation(Anomaly.DOUBLE_BOOKED)).isEqualTo(Expectation.EXPECTED);
        assertThat(left.expectation(Anomaly.OVERLAP)).isEqualTo(Expectation.EXPECTED);
        assertThat(left.expectation(Anomaly.VANISHED)).isEqualTo(Expectation.FORBIDDEN);
        assertThat(left.withoutCondition()).isEqualTo(left);
    }

    @Test
    void promiseWithoutACondition_isLeftAsItIs() {
        Promise promise = new FileLockGuard().promise(Traits.OF_SINGLE_CALLS);
        assertThat(promise.condition()).isNull();
        assertThat(promise.withoutCondition()).isSameAs(promise);
    }
}

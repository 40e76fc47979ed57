package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;

/** The advice after a clash: why the guard allowed or forbids it, and which guards forbid it. */
class GuardAdviceTest {

    private static RaceSettings race(String guard, @Nullable Isolation level) {
        return RaceSettings.of("h2", guard, Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO))
                .withIsolation(level);
    }

    @Test
    void guardsThatForbidIt_areThoseThatFitTheStore() {
        assertThat(GuardAdvice.guards("file")).containsExactly("lock-file", "file-lock", "fair-lock", "robust-lock");
        assertThat(GuardAdvice.guards("h2"))
                .contains("row-lock", "transaction at repeatable-read or serializable", "atomic")
                .doesNotContain("none", "jvm-lock", "transaction");
    }

    @Test
    void reason_isTheCatalogues_atThatLevel() {
        assertThat(GuardAdvice.reason(race("none", null)))
                .isEqualTo("Guard none lets it happen: two buyers can read the same count before either writes.");
        assertThat(GuardAdvice.reason(race("transaction", Isolation.READ_COMMITTED)))
                .startsWith("Guard transaction at read-committed lets it happen: ");
        assertThat(GuardAdvice.reason(race("transaction", Isolation.SERIALIZABLE)))
                .startsWith("Guard transaction at serializable forbids it: ");
    }
}

package ticketrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.store.Isolation;

class RaceSettingsTest {

    private static RaceSettings settings(boolean killHolder, @Nullable String schedule) {
        return new RaceSettings(2, 1, "file", "none", null, Duration.ZERO, 1, Duration.ZERO, killHolder, schedule);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "A B B B A A", "A !A +A"})
    void settings_comeBackFromJson_withTheirSchedule(@Nullable String schedule) {
        RaceSettings before = new RaceSettings(
                8,
                9_999_999,
                "h2",
                "transaction",
                Isolation.READ_COMMITTED,
                Duration.ofNanos(250_000),
                null,
                Duration.ofSeconds(60),
                true,
                schedule);

        assertThat(before.toJson()).containsEntry("schedule", schedule);
        assertThat(RaceSettings.fromJson(before.toJson())).isEqualTo(before);
    }

    @Test
    void settingsOfAFreeRace_needNoSchedule() {
        Map<String, Object> old = new HashMap<>(settings(false, null).toJson());
        old.remove("schedule");

        assertThat(RaceSettings.fromJson(old)).isEqualTo(settings(false, null));
    }

    @Test
    void settingsWithoutHistories_comeBackFromJson() {
        RaceSettings off = settings(false, null).withoutHistories();

        assertThat(off.toJson()).containsEntry("history", "off");
        assertThat(RaceSettings.fromJson(off.toJson())).isEqualTo(off).isNotEqualTo(settings(false, null));
        assertThat(off.withGuard("file-lock").recorded()).isFalse();
    }

    @Test
    void settingsThatDoNotSay_areOfARaceWithHistories() {
        Map<String, Object> old = new HashMap<>(settings(false, null).toJson());
        assertThat(old.remove("history")).isEqualTo("on");

        assertThat(RaceSettings.fromJson(old)).isEqualTo(settings(false, null));
    }

    @Test
    void historyThatIsNeitherOnNorOff_isRefused_byItsName() {
        Map<String, Object> damaged = new HashMap<>(settings(false, null).toJson());
        damaged.put("history", "perhaps");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(damaged))
                .withMessageContaining("\"history\" is perhaps");
    }

    static Stream<Arguments> whatNoSettingIs() {
        return Stream.of(
                Arguments.of("killHolder", "none"),
                Arguments.of("killHolder", 1),
                Arguments.of("isolation", "serializable"),
                Arguments.of("buyers", 2.5),
                Arguments.of("tickets", new BigInteger("18446744073709551617")),
                Arguments.of("tickets", "1"),
                Arguments.of("quota", 0),
                Arguments.of("schedule", 7),
                Arguments.of("history", true));
    }

    @ParameterizedTest
    @MethodSource("whatNoSettingIs")
    void valueThatCannotBe_isRefused_byItsName(String name, Object value) {
        Map<String, Object> damaged = new HashMap<>(settings(false, null).toJson());
        damaged.put(name, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(damaged))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"true,", "false,A B"})
    void kill_andSchedule_needHistories(boolean kill, @Nullable String schedule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(kill, schedule).withoutHistories())
                .withMessageContaining("histories");
    }

    @Test
    void scheduleThatIsNoText_isRefused_byItsName() {
        Map<String, Object> damaged = new HashMap<>(settings(false, null).toJson());
        damaged.put("schedule", 7);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(damaged))
                .withMessageContaining("\"schedule\"");
    }

    @ParameterizedTest
    @CsvSource({"false,,false", "true,,true", "false,A B,false", "false,A !A,true", "true,A B,true"})
    void kill_isAskedFor_byItsOption_orByTheSchedule(boolean option, @Nullable String schedule, boolean asked) {
        assertThat(settings(option, schedule).asksForKill()).isEqualTo(asked);
    }

    @Test
    void sameRaceInAnotherOrder_differsInNothingElse() {
        assertThat(settings(false, null).withSchedule("A B")).isEqualTo(settings(false, "A B"));
        assertThat(settings(false, "A B").withGuard("file-lock").schedule()).isEqualTo("A B");
    }

    @Test
    void buyerThatFollowsAKilledOne_hasItsNumber_andALifeOfItsOwn() {
        assertThat(settings(false, null).buyerName(2, 1)).isEqualTo("buyer-02");
        assertThat(settings(false, null).buyerName(2, 2)).isEqualTo("buyer-02.2");
        assertThat(settings(false, null).buyerName(2, 10)).isEqualTo("buyer-02.10");
    }
}

package ticketrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
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
        Load load = Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO);
        RaceSettings settings = RaceSettings.of("file", "none", load).withSchedule(schedule);
        return killHolder ? settings.withKillHolder() : settings;
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "A B B B A A", "A !A +A"})
    void settings_areReadBackFromJson_withTheirSchedule(@Nullable String schedule) {
        RaceSettings before = RaceSettings.of(
                        "h2",
                        "transaction",
                        Load.of(8, 9_999_999)
                                .withThink(Duration.ofNanos(250_000))
                                .withTimeout(Duration.ofSeconds(60)))
                .withIsolation(Isolation.READ_COMMITTED)
                .withKillHolder()
                .withSchedule(schedule);

        assertThat(before.toJson()).containsEntry("schedule", schedule);
        assertThat(RaceSettings.fromJson(before.toJson())).isEqualTo(before);
    }

    @Test
    void optionsOfStoreAndGuard_areReadBackFromJson_andWrittenOnlyIfSet() {
        RaceSettings plain = settings(false, null);
        Choice store = new Choice("h2", Map.of("address", "db.example:5432"));
        Choice guard = new Choice("transaction", Map.of("isolation", "serializable"));
        RaceSettings chosen = new RaceSettings(store, guard, plain.load(), List.of(), null, true);
        RaceSettings lease = new RaceSettings(
                store, new Choice("lease-lock", Map.of("leaseMillis", "250")), plain.load(), List.of(), null, true);

        assertThat(plain.toJson()).doesNotContainKeys("storeOptions", "guardOptions");
        assertThat(chosen.toJson())
                .containsEntry("isolation", "serializable")
                .containsEntry("storeOptions", Map.of("address", "db.example:5432"))
                .doesNotContainKey("guardOptions");
        assertThat(RaceSettings.fromJson(chosen.toJson())).isEqualTo(chosen);
        assertThat(lease.toJson()).containsEntry("guardOptions", Map.of("leaseMillis", "250"));
        assertThat(RaceSettings.fromJson(lease.toJson())).isEqualTo(lease);
        assertThat(lease.withGuard("file-lock").guardOptions())
                .as("file-lock has no leases")
                .isEmpty();
    }

    @Test
    void optionThatTheGuardDoesNotHave_isRefused() {
        RaceSettings race = settings(false, null).withGuard("transaction");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> race.withGuardOptions(Map.of("leaseMillis", "250")))
                .withMessage("guard transaction has no option 'leaseMillis'");
        Map<String, Object> json = new HashMap<>(settings(false, null).toJson());
        json.put("guardOptions", Map.of("lease", "1s"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(json))
                .withMessageContaining("no option 'lease'");
    }

    @Test
    void optionsAndFaults_thatAreNone_areDamage() {
        Map<String, Object> damaged = new HashMap<>(settings(false, null).toJson());
        damaged.put("guardOptions", "lease");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(damaged))
                .withMessageContaining("guardOptions");

        Map<String, Object> faulty = new HashMap<>(settings(false, null).toJson());
        faulty.put("faults", List.of("tickle holder"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(faulty))
                .withMessageContaining("tickle");
        faulty.put("faults", "kill holder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(faulty))
                .withMessageContaining("faults");
    }

    @Test
    void settingsOfAFreeRace_needNoSchedule() {
        Map<String, Object> old = new HashMap<>(settings(false, null).toJson());
        old.remove("schedule");

        assertThat(RaceSettings.fromJson(old)).isEqualTo(settings(false, null));
    }

    @Test
    void settingsWithoutHistories_areReadBackFromJson() {
        RaceSettings off = settings(false, null).withoutHistories();

        assertThat(off.toJson()).containsEntry("history", "off");
        assertThat(RaceSettings.fromJson(off.toJson())).isEqualTo(off).isNotEqualTo(settings(false, null));
        assertThat(off.withGuard("file-lock").recorded()).isFalse();
    }

    @Test
    void settingsWithoutTheKeyHistory_areRefused() {
        Map<String, Object> damaged = new HashMap<>(settings(false, null).toJson());
        assertThat(damaged.remove("history")).isEqualTo("on");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(damaged))
                .withMessageContaining("\"history\" is null");
    }

    @Test
    void historyThatIsNeitherOnNorOff_isRefused_andNamed() {
        Map<String, Object> damaged = new HashMap<>(settings(false, null).toJson());
        damaged.put("history", "perhaps");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(damaged))
                .withMessageContaining("\"history\" is perhaps");
    }

    static Stream<Arguments> badValues() {
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
    @MethodSource("badValues")
    void badValue_isRefused_andNamed(String name, Object value) {
        Map<String, Object> damaged = new HashMap<>(settings(false, null).toJson());
        damaged.put(name, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(damaged))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"true,", "false,A B"})
    void killAndSchedule_needHistories(boolean kill, @Nullable String schedule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(kill, schedule).withoutHistories())
                .withMessageContaining("histories");
    }

    @Test
    void scheduleThatIsNoText_isRefused_andNamed() {
        Map<String, Object> damaged = new HashMap<>(settings(false, null).toJson());
        damaged.put("schedule", 7);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(damaged))
                .withMessageContaining("\"schedule\"");
    }

    @ParameterizedTest
    @CsvSource({"false,,false", "true,,true", "false,A B,false", "false,A !A,true", "true,A B,true"})
    void kill_isRequestedByTheOption_orByTheSchedule(boolean option, @Nullable String schedule, boolean asked) {
        assertThat(settings(option, schedule).asksForKill()).isEqualTo(asked);
    }

    @Test
    void settings_areTheSame_inWhateverOrderTheyAreSet() {
        assertThat(settings(false, null).withSchedule("A B")).isEqualTo(settings(false, "A B"));
        assertThat(settings(false, "A B").withGuard("file-lock").schedule()).isEqualTo("A B");
    }

    @Test
    void buyerThatReplacesAKilledOne_hasTheSameNumber_andACounter() {
        assertThat(settings(false, null).buyerName(2, 1)).isEqualTo("buyer-02");
        assertThat(settings(false, null).buyerName(2, 2)).isEqualTo("buyer-02.2");
        assertThat(settings(false, null).buyerName(2, 10)).isEqualTo("buyer-02.10");
    }
}

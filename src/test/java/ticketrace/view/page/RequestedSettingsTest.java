package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.json.Json;
import ticketrace.run.Fault;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;

/** The settings that a browser may request. A refusal names the field that is wrong. */
class RequestedSettingsTest {

    private static final String USUAL =
            "\"buyers\":8,\"tickets\":100,\"store\":\"h2\",\"guard\":\"none\",\"thinkMicros\":250,\"timeoutMillis\":5000";

    private final RequestedSettings requested = new RequestedSettings(
            new PageLimits(PageLimits.USUAL_BUYERS, PageLimits.USUAL_PLAY_IDLE, PageLimits.USUAL_ARRIVAL));

    private static Fields read(String text) {
        return Fields.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String settings(String fields) {
        return "{\"settings\":{" + fields + "}}";
    }

    /** The usual settings, with another value for this field. */
    private static String with(String name, String value) {
        return settings(USUAL.replaceFirst("\"" + name + "\":[^,]*", "\"" + name + "\":" + value));
    }

    private void assertRefused(String text, String... words) {
        assertThatThrownBy(() -> requested.races(read(text)))
                .as(text)
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        problem -> assertThat(problem.status()).isEqualTo(RefusedRequest.BAD_REQUEST))
                .message()
                .contains(words)
                .doesNotContain("\n");
    }

    @Test
    void settings_areReadAsTheyAreWritten() {
        RaceSettings race = requested
                .races(read(settings(USUAL + ",\"quota\":3,\"killHolder\":true")))
                .get(0);

        assertThat(race.toJson())
                .isEqualTo(RaceSettings.of(
                                "h2",
                                "none",
                                Load.of(8, 100)
                                        .withThink(Duration.ofNanos(250_000))
                                        .withQuota(3)
                                        .withTimeout(Duration.ofSeconds(5)))
                        .withKillHolder()
                        .toJson());
    }

    @Test
    void faults_areRead_orRefusedInOneLine() {
        String held = USUAL.replace("\"none\"", "\"transaction\"");
        RaceSettings race = requested
                .races(read(settings(held + ",\"killHolder\":true,\"faults\":[\"kill buyer-03 before WRITE\"]")))
                .get(0);

        assertThat(race.faults())
                .extracting(Fault::toString)
                .containsExactly("kill holder at RECORD seat 50", "kill buyer-03 at WRITE");
        assertThat(requested.races(read("{\"settings\":" + Json.document(race.toJson()) + "}")))
                .containsExactly(race);
        assertRefused(settings(USUAL + ",\"faults\":[\"kill buyer-09\"]"), "buyer-09", "buyer-08");
        assertRefused(settings(USUAL + ",\"faults\":[\"kill holder\"]"), "under none no buyer holds");
        assertRefused(settings(USUAL + ",\"faults\":[\"stop holder\"]"), "'kill'", "kill WHO");
        assertRefused(settings(USUAL + ",\"faults\":\"kill holder\""), "settings.faults", "list");
    }

    @Test
    void pauseOfTheHolder_andOptionsOfTheGuard_areRead() {
        String lease = USUAL.replace("\"none\"", "\"lease-lock\"");
        RaceSettings race = requested
                .races(read(settings(lease
                        + ",\"pauseHolderMillis\":3000,\"guardOptions\":{\"fencing\":\"on\",\"leaseMillis\":\"100\"}")))
                .get(0);

        assertThat(race.faults()).extracting(Fault::toString).containsExactly("pause holder at WRITE seat 50 for 3s");
        assertThat(race.isFenced()).isTrue();
        assertThat(requested.races(read("{\"settings\":" + Json.document(race.toJson()) + "}")))
                .containsExactly(race);
        assertRefused(settings(lease + ",\"pauseHolderMillis\":0"), "settings.pauseHolderMillis");
        assertRefused(settings(lease + ",\"guardOptions\":{\"fencing\":\"perhaps\"}"), "on or off");
        assertRefused(settings(USUAL + ",\"pauseHolderMillis\":3000"), "under none no buyer holds");
    }

    @Test
    void settingsOfAResult_canBeSentBack() {
        RaceSettings race = requested.races(read(settings(USUAL))).get(0);

        assertThat(requested.races(read("{\"settings\":" + Json.document(race.toJson()) + "}")))
                .containsExactly(race);
    }

    @Test
    void optionsOfAGuard_canBeSentBack_andWrongOnesAreRefused() {
        String lease = USUAL.replace("\"guard\":\"none\"", "\"guard\":\"lease-lock\"");
        assertThat(lease).contains("lease-lock");
        RaceSettings race = requested
                .races(read(settings(lease + ",\"guardOptions\":{\"leaseMillis\":\"250\"}")))
                .get(0);

        assertThat(race.guardOptions()).containsExactly(Map.entry("leaseMillis", "250"));
        assertThat(requested.races(read("{\"settings\":" + Json.document(race.toJson()) + "}")))
                .containsExactly(race);
        assertRefused(settings(lease + ",\"guardOptions\":{\"leaseMillis\":\"0\"}"), "1 to 3600000");
        assertRefused(settings(lease + ",\"guardOptions\":3"), "guardOptions");
    }

    @Test
    void guardsSideBySide_areARaceEach() {
        String both = "{\"settings\":{" + USUAL + "},\"guards\":[\"jvm-lock\",\"transaction\"]}";

        assertThat(requested.races(read(both)))
                .extracting(RaceSettings::label)
                .containsExactly("jvm-lock", "transaction at serializable");
    }

    @Test
    void levelOfIsolation_isForTheGuardThatHasOne() {
        String both =
                "{\"settings\":{" + USUAL + ",\"isolation\":\"read-committed\"},\"guards\":[\"none\",\"transaction\"]}";

        assertThat(requested.races(read(both)))
                .extracting(RaceSettings::isolation)
                .containsExactly(null, Isolation.READ_COMMITTED);
        assertRefused(settings(USUAL + ",\"isolation\":\"read-committed\""), "settings.isolation", "transaction");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        buyers        | 0              | from 1 to 200
        buyers        | 201            | from 1 to 200
        buyers        | -1             | -1
        buyers        | 2.5            | 2.5
        buyers        | 2.0            | whole number
        buyers        | "2"            | whole number
        buyers        | null           | missing
        buyers        | [2]            | [2]
        buyers        | 99999999999999999999 | from 1 to 200
        tickets       | 0              | from 1 to 100000
        tickets       | 100001         | from 1 to 100000
        thinkMicros   | -1             | from 0 to 60000000
        thinkMicros   | 60000001       | from 0 to 60000000
        timeoutMillis | 0              | from 1 to 600000
        timeoutMillis | 600001         | from 1 to 600000
        store         | "floppy"       | stores are: file, mapped, h2
        store         | 7              | must be a text
        guard         | "hope"         | guards are: none
        guard         | true           | must be a text
        """)
    void invalidSetting_isRefusedByName(String name, String value, String allowed) {
        assertRefused(with(name, value), name, allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}x",
                "{\"settings\":{}} {}",
                "{\"settings\":[]}",
                "{\"settings\":null}",
                "\"settings\""
            })
    void bodyWithoutSettings_isRefused(String text) {
        assertRefused(text, "object");
    }

    @Test
    void veryDeepJson_isRefused() {
        assertRefused("{\"settings\":".repeat(20_000), "JSON");
    }

    @Test
    void unknownFields_areNamed() {
        assertRefused(settings(USUAL + ",\"thnik\":1"), "'settings.thnik'", "thinkMicros");
        assertRefused("{\"settings\":{" + USUAL + "},\"gards\":[]}", "'gards'", "guards, settings");
        assertRefused(settings(USUAL + ",\"" + "x".repeat(5000) + "\":1"), "xxx...");
    }

    @Test
    void guardThatDoesNotFit_isRefused() {
        assertRefused(settings(USUAL.replace("h2", "file").replace("none", "row-lock")), "row-lock", "file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"none\",\"none\",\"none\"]", "\"none\"", "[1]", "[\"hope\"]", "{}"})
    void unknownGuards_areRefused(String guards) {
        assertRefused("{\"settings\":{" + USUAL + "},\"guards\":" + guards + "}", "guard");
    }

    @Test
    void schedule_cannotBeRequested() {
        assertRefused(settings(USUAL + ",\"schedule\":\"A B\""), "settings.schedule");
    }

    @Test
    void play_allowsFewBuyers_noThinkTimeAndNoTimeLimit() {
        RaceSettings play = requested.play(read(settings(USUAL + ",\"quota\":1")));

        assertThat(List.of(play.think(), play.timeout())).containsOnly(Duration.ZERO);
        assertThat(play.quota()).isEqualTo(1);
        assertThatThrownBy(() -> requested.play(read(with("buyers", "9")))).hasMessageContaining("from 1 to 8");
        assertThatThrownBy(() -> requested.play(read(settings(USUAL + ",\"killHolder\":true"))))
                .hasMessageContaining("'!A'");
        Fields faulty = read(settings(USUAL + ",\"faults\":[\"kill buyer-01 at WRITE\"]"));
        assertThat(requested.play(faulty).faults()).hasToString("[kill buyer-01 at WRITE]");
        assertThatThrownBy(() -> requested.exploration(read(settings(USUAL + ",\"faults\":[\"kill buyer-01\"]"))))
                .hasMessageContaining("settings.faults");
    }
}

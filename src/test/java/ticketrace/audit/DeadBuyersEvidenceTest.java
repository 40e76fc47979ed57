package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.RunsFolder;
import ticketrace.history.HistoryTextReader;

/**
 * Histories in which buyers died, or in which two stamps are equal, each with a similar one. The audit reports what the
 * evidence proves, and nothing else.
 */
class DeadBuyersEvidenceTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "ticketrace", "audit");

    private static Judgement judged(String name) throws IOException {
        return Audit.judge(HistoryTextReader.read(FOLDER.resolve(name + ".jsonl")));
    }

    /** A sale on the store's list counts as sold. */
    @ParameterizedTest
    @CsvSource({
        "died-in-record-listed, 1, 0",
        "died-in-record-unlisted, 0, 1",
        "seat-listed-once-take, 2, 1",
        "seat-listed-once-write, 2, 0",
        "seat-listed-once-killed, 2, 1",
    })
    void saleOnTheList_isSold_thoughItsBuyerDied(String name, int sold, int unknown) throws IOException {
        Judgement judged = judged(name);

        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.sold()).isEqualTo(sold);
        assertThat(judged.unknown()).isEqualTo(unknown);
    }

    @Test
    void saleOnTheList_isNamedInTheFindingOnTheDeadBuyer() throws IOException {
        assertThat(Found.sayings(FindingKind.BUYER_DIED, judged("died-in-record-listed")))
                .containsExactly("buyer-02 died in its purchase 1, in RECORD: it had sold seat 1, which is on the list"
                        + " of sales.");
    }

    @ParameterizedTest
    @CsvSource({
        "seat-listed-twice-take, DOUBLE_BOOKED LOST_UPDATE, false",
        "seat-listed-twice-killed, DOUBLE_BOOKED LOST_UPDATE, false",
        "seat-listed-twice-write, DOUBLE_BOOKED LOST_UPDATE, true",
        "died-after-record, DOUBLE_BOOKED LOST_UPDATE OVERSOLD, true",
        "seat-taken-twice, LOST_UPDATE, false",
        "sold-out-then-one-left, OUT_OF_ORDER, false",
        "seat-zero, STORE_MISMATCH, false",
        "asked-before, OVERTAKEN, false",
        "went-in-while-one-was-inside, OVERLAP, false",
    })
    void provenViolation_isReported(String name, String kinds, boolean asPromised) throws IOException {
        Judgement judged = judged(name);

        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(Verdict.VIOLATED);
        assertThat(names(Found.kinds(judged, FindingKind.Effect.VIOLATES))).isEqualTo(kinds);
        assertThat(judged.asPromised()).isEqualTo(asPromised);
    }

    private static String names(Set<FindingKind> kinds) {
        return kinds.stream().map(FindingKind::name).sorted().collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "seat-taken-once, UNKNOWN",
        "sold-out-when-none-was-left, UNKNOWN",
        "seat-one, UNKNOWN",
        "asked-at-once, VALID",
        "went-in-at-once, UNKNOWN",
    })
    void unprovenViolation_isNotReported(String name, Verdict verdict) throws IOException {
        Judgement judged = judged(name);

        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(verdict);
        assertThat(Found.kinds(judged)).doesNotContain(FindingKind.OVERLAP, FindingKind.OVERTAKEN);
    }

    @Test
    void folder_holdsAllHistoriesOfThisTest() throws IOException {
        Set<String> histories = RunsFolder.list(FOLDER).stream()
                .map(file -> file.getFileName().toString().replace(".jsonl", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(histories).hasSize(19);
        for (String name : histories) {
            assertThat(judged(name).sold() + judged(name).unknown()).as(name).isPositive();
        }
    }
}

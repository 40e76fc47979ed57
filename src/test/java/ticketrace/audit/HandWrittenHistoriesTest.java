package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.history.HistoryText;
import ticketrace.history.HistoryTextReader;

/** Judges the known-good and the known-bad history of every kind of finding, in {@code data/histories}. */
class HandWrittenHistoriesTest {

    private static final Path FOLDER = Path.of("data", "histories");

    private static Path file(FindingKind kind, String suffix) {
        return FOLDER.resolve(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + suffix);
    }

    private static Judgement judged(Path file) throws IOException {
        return Audit.judge(HistoryTextReader.read(file));
    }

    /** The kinds that a bad history shows: its own, and those that always come with it. */
    private static Set<FindingKind> shown(FindingKind kind) {
        return switch (kind) {
            // one of two writes after the same read is overwritten
            case DOUBLE_BOOKED, LOST_UPDATE -> EnumSet.of(FindingKind.DOUBLE_BOOKED, FindingKind.LOST_UPDATE);
            // more sales than seats must share a seat
            case OVERSOLD -> EnumSet.of(kind, FindingKind.DOUBLE_BOOKED, FindingKind.LOST_UPDATE);
            // a higher seat comes back only when a late write puts the count back up
            case OUT_OF_ORDER -> EnumSet.of(kind, FindingKind.DOUBLE_BOOKED, FindingKind.LOST_UPDATE);
            // the buyer of the newer grant is inside
            case STALE_WRITE -> EnumSet.of(kind, FindingKind.OVERLAP);
            // a transaction is left open by a buyer that dies in it
            case ROLLED_BACK -> EnumSet.of(kind, FindingKind.BUYER_DIED);
            // a lock is left locked by a buyer that dies with it
            case DEADLOCK -> EnumSet.of(kind, FindingKind.BUYER_DIED);
            default -> EnumSet.of(kind);
        };
    }

    private static Verdict verdict(FindingKind kind) {
        if (kind == FindingKind.ROLLED_BACK) {
            return Verdict.UNKNOWN; // because a buyer died
        }
        return switch (kind.effect()) {
            case VIOLATES -> Verdict.VIOLATED;
            case LEAVES_UNKNOWN -> Verdict.UNKNOWN;
            case NOTES -> Verdict.VALID;
        };
    }

    @ParameterizedTest
    @EnumSource(FindingKind.class)
    void badHistory_showsOnlyItsKind(FindingKind kind) throws IOException {
        Judgement judged = judged(file(kind, "-bad.jsonl"));

        assertThat(Found.kinds(judged)).isEqualTo(shown(kind));
        assertThat(judged.verdict()).isEqualTo(verdict(kind));
        assertThat(judged.sold()).as("tickets sold").isPositive();
    }

    @ParameterizedTest
    @EnumSource(FindingKind.class)
    void goodHistory_isSound(FindingKind kind) throws IOException {
        Judgement judged = judged(file(kind, "-good.jsonl"));

        assertThat(judged.findings()).isEmpty();
        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.asPromised()).isTrue();
        assertThat(judged.sold()).as("tickets sold").isPositive();
    }

    static List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyHistory_belongsToAKind() throws IOException {
        assertThat(histories())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FindingKind.values())
                        .flatMap(kind -> Stream.of(file(kind, "-bad.jsonl"), file(kind, "-good.jsonl")))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void history_isWrittenAsTheAuditPrintsIt(Path file) throws IOException {
        StringBuilder text = new StringBuilder();

        HistoryText.write(HistoryTextReader.read(file), text);

        assertThat(text).hasToString(Files.readString(file));
    }
}

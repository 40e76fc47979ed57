package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.store.FinalState;

/** The optional parts of a purchase's record: a token, a refusal, a lost lease, named steps. */
class GrantRecordTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("buyer-01.history");
    }

    private BuyerHistory record(Consumer<Recorder> inTheSection, Outcome outcome) throws Exception {
        try (Recorder recorder = Recorder.create(file)) {
            recorder.started(System.nanoTime(), 0, new ClockOffset(-7, 9));
            recorder.open();
            recorder.begins(Step.ACQUIRE);
            inTheSection.accept(recorder);
            recorder.ended(outcome);
            recorder.close(EndReason.QUOTA);
        }
        BuyerHistory history = HistoryFile.read(file);
        assertThat(inText(history)).as("in text form").isEqualTo(inText(inText(history)));
        assertThat(inText(history).purchases().get(0).grant().token())
                .isEqualTo(history.purchases().get(0).grant().token());
        return history;
    }

    private BuyerHistory inText(BuyerHistory history) throws Exception {
        RaceHistory race = new RaceHistory(
                new RaceHistory.Setup("file", "file-lock", null, 7),
                RaceHistory.Interventions.NONE,
                List.of(history),
                new FinalState(7, List.of(), List.of()));
        StringBuilder text = new StringBuilder();
        HistoryText.write(race, text);
        return HistoryTextReader.read(Files.writeString(folder.resolve("race.jsonl"), text))
                .buyers()
                .get(0);
    }

    private static void readAndWrite(Recorder recorder) {
        recorder.begins(Step.READ);
        recorder.ended(Step.READ, 7);
        recorder.begins(Step.WRITE);
    }

    @Test
    void grant_isReadBack() throws Exception {
        BuyerHistory history = record(
                recorder -> {
                    recorder.granted(System.nanoTime(), Long.MAX_VALUE, true);
                    readAndWrite(recorder);
                },
                Outcome.FENCED);

        PurchaseRecord purchase = history.purchases().get(0);
        assertThat(purchase.grant()).isEqualTo(new GrantRecord(Long.MAX_VALUE, true, 0));
        assertThat(purchase.end(Step.ACQUIRE)).isGreaterThanOrEqualTo(purchase.asked());
        assertThat(purchase.refused(Step.WRITE)).isPositive();
        assertThat(purchase.isRefused()).isTrue();
        assertThat(history.offset()).isEqualTo(new ClockOffset(-7, 9));
        assertThat(inText(history).offset()).isEqualTo(history.offset());
    }

    @Test
    void grantWithoutDetails_isReadBackAsPlain() throws Exception {
        BuyerHistory history = record(
                recorder -> {
                    recorder.granted(0, GrantRecord.NO_TOKEN, false);
                    readAndWrite(recorder);
                },
                Outcome.CONFLICT);

        assertThat(history.purchases().get(0).grant()).isSameAs(GrantRecord.PLAIN);
    }

    @Test
    void lostLease_isStampedOnce_whenTheBuyerNotices() throws Exception {
        List<Long> noticed = new ArrayList<>();
        BuyerHistory history = record(
                recorder -> {
                    recorder.granted(0, 4, false);
                    readAndWrite(recorder);
                    recorder.leaseLost();
                    noticed.add(System.nanoTime());
                    recorder.leaseLost();
                },
                Outcome.LEASE_LOST);

        PurchaseRecord purchase = history.purchases().get(0);
        assertThat(purchase.grant().leaseLost()).isBetween(purchase.writing(), noticed.get(0));
        assertThat(purchase.givenUp(Step.WRITE))
                .isEqualTo(purchase.returned())
                .isEqualTo(purchase.grant().leaseLost());
        assertThat(purchase.isRefused()).isFalse();
    }

    @Test
    void firstNamedSteps_areReadBack() throws Exception {
        BuyerHistory history = record(
                recorder -> {
                    recorder.named("OPEN");
                    recorder.named("LOCK");
                    recorder.granted(0, 1, false);
                    readAndWrite(recorder);
                    recorder.named("OPEN");
                    recorder.named("锁");
                    for (int i = 0; i <= NamedStep.MAX_OF_A_PURCHASE; i++) {
                        recorder.named("MORE");
                    }
                },
                Outcome.CONFLICT);

        List<NamedStep> named = history.purchases().get(0).named();
        assertThat(named).extracting(NamedStep::name).containsExactly("OPEN", "LOCK", "OPEN", "锁", "MORE");
        assertThat(named).extracting(NamedStep::at).isSorted();
        assertThat(named.get(0).at())
                .isGreaterThanOrEqualTo(history.purchases().get(0).asked());
        assertThat(named.get(4).at()).isLessThanOrEqualTo(history.closedNanos());
    }

    @Test
    void tooManyNames_areRefused() throws Exception {
        try (Recorder recorder = Recorder.create(file)) {
            recorder.named("before any purchase");
            for (int i = 0; i < NamedStep.MAX_NAMES; i++) {
                recorder.open();
                recorder.begins(Step.ACQUIRE);
                recorder.named("STEP " + i);
                recorder.ended(Outcome.TIMED_OUT);
            }
            assertThatIllegalArgumentException().isThrownBy(() -> {
                recorder.open();
                recorder.named("ONE MORE");
            });
            assertThatIllegalArgumentException().isThrownBy(() -> recorder.named(""));
            assertThatIllegalArgumentException().isThrownBy(() -> recorder.named("x".repeat(32)));
        }
        assertThat(HistoryFile.read(file).purchases())
                .hasSize(NamedStep.MAX_NAMES)
                .allMatch(purchase -> purchase.named().get(0).name().equals("STEP " + (purchase.number() - 1)));
    }

    /**
     * A named step has a time of 56 bits, which repeats. The reader takes the time nearest to the purchase, also where
     * the bits wrap.
     */
    @Test
    void timeOfANamedStep_isTheNearestToItsPurchase() {
        for (long near : new long[] {1, 1L << 55, (1L << 56) - 1, 1L << 56, Long.MAX_VALUE / 2}) {
            for (long after : new long[] {0, 1, 1_000_000_000_000L}) {
                long named = Layout.named(200, near + after);
                assertThat(Layout.timeOf(named, near)).isEqualTo(near + after);
                assertThat(Layout.nameOf(named)).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TKTHIST3", "TKTHIST5"})
    void historyOfAnotherVersion_isReportedAsSuch(String magic) throws Exception {
        byte[] old = new byte[Layout.FRONT_BYTES];
        System.arraycopy(magic.getBytes(StandardCharsets.US_ASCII), 0, old, 0, Long.BYTES);
        Files.write(file, old);

        assertThatExceptionOfType(DamagedHistoryException.class)
                .isThrownBy(() -> HistoryFile.read(file))
                .withMessage(file + ": another version of Ticketrace recorded this run; hold it again");
    }
}

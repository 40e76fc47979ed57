package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The latest purchase in a history is the same as the last one that a reader of the whole history finds. */
class LatestPurchaseTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("buyer-01.history");
    }

    private PurchaseRecord latest() throws Exception {
        return Objects.requireNonNull(LatestPurchase.in(file));
    }

    @Test
    void buyerThatHasNotBegun_hasNoLatestPurchase() throws Exception {
        try (Recorder recorder = Recorder.create(file)) {
            assertThat(LatestPurchase.in(file)).isNull();
            recorder.open();
            assertThat(LatestPurchase.in(file)).isNull();
        }
    }

    @Test
    void buyerThatHasClosedItsHistory_hasNoLatestPurchase() throws Exception {
        try (Recorder recorder = Recorder.create(file)) {
            Scripts.everyKind().get(0).playOn(recorder);
            recorder.close(EndReason.SOLD_OUT);
        }
        assertThat(LatestPurchase.in(file)).isNull();
    }

    /** 1023 purchases fill the front, and the next one moves them behind it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1022, 1023, 1024, 1025, 2046, 2047, 5000})
    void latestPurchase_isTheLastOfTheHistory_howeverLong(int purchases) throws Exception {
        List<PurchaseScript> kinds = Scripts.everyKind();
        try (Recorder recorder = Recorder.create(file)) {
            for (int i = 0; i < purchases; i++) {
                kinds.get(i % kinds.size()).playOn(recorder);
            }
            List<PurchaseRecord> all = HistoryFile.read(file).purchases();
            assertThat(latest()).isEqualTo(all.get(purchases - 1));
            assertThat(latest().number()).isEqualTo(purchases);
        }
    }

    @Test
    void buyer_holdsItsGuard_fromTheEndOfAcquireToTheBeginningOfRelease() throws Exception {
        try (Recorder recorder = Recorder.create(file)) {
            recorder.open();
            recorder.begins(Step.ACQUIRE);
            assertThat(latest().hasGuard()).isFalse();
            recorder.ended(Step.ACQUIRE);
            assertThat(latest().hasGuard()).isTrue();
            recorder.begins(Step.READ);
            recorder.ended(Step.READ, 7);
            assertThat(latest().hasGuard()).isTrue();
            recorder.begins(Step.WRITE);
            recorder.ended(Step.WRITE);
            recorder.begins(Step.RECORD);
            recorder.ended(Step.RECORD);
            assertThat(latest().hasGuard()).isTrue();
            recorder.begins(Step.RELEASE);
            assertThat(latest().hasGuard())
                    .as("holds the guard during RELEASE, when it may have released it")
                    .isFalse();
            recorder.ended(Step.RELEASE);
            assertThat(latest().hasGuard()).isFalse();
        }
    }

    @Test
    void buyerThatGaveUp_orUsesNoGuard_holdsNone() throws Exception {
        try (Recorder recorder = Recorder.create(file)) {
            recorder.open();
            recorder.begins(Step.ACQUIRE);
            recorder.ended(Step.ACQUIRE);
            recorder.begins(Step.READ);
            recorder.ended(Step.READ, 7);
            recorder.ended(Outcome.CONFLICT);
            assertThat(latest().hasGuard()).isFalse();
            recorder.open();
            recorder.begins(Step.READ);
            recorder.ended(Step.READ, 7);
            assertThat(latest().hasGuard()).isFalse();
        }
    }
}

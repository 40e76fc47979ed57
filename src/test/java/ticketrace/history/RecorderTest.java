package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.ChildJvm;

class RecorderTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("Joe's \"buyer\"; 1.history");
    }

    @ParameterizedTest
    @EnumSource
    void endReason_isReadBack(EndReason reason) throws Exception {
        try (Recorder recorder = Recorder.create(file)) {
            recorder.close(reason);
        }
        BuyerHistory history = HistoryFile.read(file);
        assertThat(history.reason()).isEqualTo(reason);
        assertThat(history.closedNanos()).isPositive();
        assertThat(history.purchases()).isEmpty();
        assertThat(history.startedNanos())
                .as("start time of a buyer that never started")
                .isZero();
        assertThat(history.buyer()).isEqualTo("Joe's \"buyer\"; 1");
    }

    @Test
    void purchases_areNumberedFromOne() throws Exception {
        try (Recorder recorder = Recorder.create(file)) {
            assertThat(recorder.open()).isEqualTo(1);
            assertThat(recorder.open()).isEqualTo(2);
        }
    }

    /** Every reader of the file sees a purchase's record immediately. */
    @Test
    void everyStep_isInTheFileImmediatelyAfterItsStamp() throws Exception {
        try (Recorder recorder = Recorder.create(file)) {
            recorder.open();
            recorder.begins(Step.ACQUIRE);
            assertThat(HistoryFile.read(file).purchases()).singleElement().matches(purchase -> purchase.asked() != 0);
            recorder.ended(Step.ACQUIRE);
            recorder.begins(Step.READ);
            recorder.ended(Step.READ, 7);
            assertThat(HistoryFile.read(file).purchases()).singleElement().matches(purchase -> purchase.value() == 7);
        }
    }

    @Test
    void recorderWithoutAFile_countsThePurchases() throws Exception {
        try (Recorder recorder = Recorder.none()) {
            PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7).playOn(recorder);
            assertThat(recorder.open()).isEqualTo(2);
            recorder.close(EndReason.QUOTA);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void step_beginsWhenTheStepBeforeItEnded() throws Exception {
        try (Recorder recorder = Recorder.create(file)) {
            PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7).playOn(recorder);
        }
        PurchaseRecord purchase = HistoryFile.read(file).purchases().get(0);
        assertThat(purchase.begin(Step.READ)).isEqualTo(purchase.end(Step.ACQUIRE));
        assertThat(purchase.begin(Step.RECORD)).isEqualTo(purchase.end(Step.WRITE));
        assertThat(purchase.begin(Step.RELEASE)).isEqualTo(purchase.end(Step.RECORD));
    }

    @Test
    void existingHistory_isNotOverwritten() throws Exception {
        Files.writeString(file, "evidence");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> Recorder.create(file))
                .withMessage(file.toString());
        assertThat(file).hasContent("evidence");
    }

    @Test
    void missingFolder_isNamed() {
        Path lost = folder.resolve("missing/buyer-01.history");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Recorder.create(lost))
                .withMessage(lost.toString());
    }

    @Test
    void historyThatDoesNotFitOnTheDisk_causesAnErrorThatNamesTheFile() throws Exception {
        try (ChildJvm child = ChildJvm.startOnFullDisk(1024, HistoryChild.class)) {
            assertThat(child.ask("create " + file)).contains("IOException").contains(file.toString());
        }
    }

    /**
     * The recorder notices a full disk when it grows the file, not inside the mapping. Everything recorded before
     * remains evidence.
     */
    @Test
    void diskThatFillsUp_causesAnError_andEarlierPurchasesRemain() throws Exception {
        try (ChildJvm child = ChildJvm.startOnFullDisk(2 * Layout.FRONT_BYTES, HistoryChild.class)) {
            assertThat(child.ask("create " + file)).isEqualTo("done");
            assertThat(child.ask("buy " + 2 * Layout.BLOCK_RECORDS)).isEqualTo("done");
            assertThat(child.ask("buy 1")).contains("IOException").contains(file.toString());
        }
        BuyerHistory history = HistoryFile.read(file);
        assertThat(history.purchases()).hasSize(2 * Layout.BLOCK_RECORDS).allMatch(PurchaseRecord::isSold);
        assertThat(history.isClosed()).isFalse();
    }
}

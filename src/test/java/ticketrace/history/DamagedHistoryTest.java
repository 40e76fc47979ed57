package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader never accepts a file that is not a history, or not a complete one, as evidence. */
class DamagedHistoryTest {

    private static final List<PurchaseScript> THREE =
            Collections.nCopies(3, PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7));
    private static final int FULL = Layout.BLOCK_RECORDS;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("buyer-01.history");
    }

    private ThrowableAssertAlternative<DamagedHistoryException> assertDamaged(byte[] bytes) throws Exception {
        Files.write(file, bytes);
        return assertThatExceptionOfType(DamagedHistoryException.class)
                .isThrownBy(() -> HistoryFile.read(file))
                .withMessageStartingWith(file + ": ");
    }

    private byte[] sealed() throws Exception {
        return HistoryBytes.of(folder, THREE, EndReason.SOLD_OUT);
    }

    private byte[] open(List<PurchaseScript> scripts) throws Exception {
        return HistoryBytes.of(folder, scripts);
    }

    @Test
    void fileOfAnotherKind_isNoHistory() throws Exception {
        byte[] noise = new byte[10_000];
        new Random(42).nextBytes(noise);
        assertDamaged(noise).withMessageContaining("no history");
        assertDamaged(new byte[0]).withMessageContaining("no history");
        assertDamaged(new byte[Layout.FRONT_BYTES]).withMessageContaining("no history");
        assertDamaged("{\"schema\":\"ticketrace/history/3\"}\n".getBytes(StandardCharsets.UTF_8))
                .withMessageContaining("no history");
    }

    @Test
    void missingFileAndFolder_areNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> HistoryFile.read(file))
                .withMessage(file.toString());
        assertThatIOException().isThrownBy(() -> HistoryFile.read(folder)).withMessageContaining(folder.toString());
    }

    @Test
    void closedHistoryTruncatedAnywhere_isDamaged() throws Exception {
        byte[] bytes = sealed();
        for (int length = 0; length < bytes.length; length++) {
            assertDamaged(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void closedHistoryFollowedByMoreBytes_isDamaged() throws Exception {
        byte[] bytes = sealed();
        assertDamaged(Arrays.copyOf(bytes, bytes.length + 1)).withMessageContaining("bytes long when it was closed");
        assertDamaged(Arrays.copyOf(bytes, bytes.length + Layout.RECORD_BYTES));
    }

    /** Tries every bit of every byte: the reader notices each change in a closed history. */
    @Test
    void closedHistoryAlteredInOneBit_isDamaged() throws Exception {
        byte[] bytes = sealed();
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 1; bit <= 0x80; bit <<= 1) {
                bytes[at] ^= (byte) bit;
                assertDamaged(bytes);
                bytes[at] ^= (byte) bit;
            }
        }
        Files.write(file, bytes);
        assertThat(HistoryFile.read(file).purchases()).hasSize(THREE.size());
    }

    @Test
    void closedHistoryWithoutItsSeal_isDamaged() throws Exception {
        byte[] bytes = sealed();
        Arrays.fill(bytes, Layout.CLOSED, Layout.MOVED, (byte) 0);
        assertDamaged(bytes).withMessageContaining("cut off");
    }

    private static List<PurchaseScript> many(int purchases) {
        return Collections.nCopies(purchases, PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7));
    }

    /** An open history must have its complete front, and all purchases that its buyer moved behind it. */
    @Test
    void openHistoryTruncated_isDamaged() throws Exception {
        byte[] bytes = open(many(FULL + 77));
        assertThat(bytes).hasSize((int) Layout.behind(FULL) - Layout.PARTS_BYTES);
        for (int length : new int[] {
            Layout.HEAD_BYTES,
            Layout.HEAD_BYTES + 1,
            4_096,
            Layout.FRONT_BYTES,
            Layout.FRONT_BYTES + 64,
            bytes.length - 1
        }) {
            assertDamaged(Arrays.copyOf(bytes, length)).withMessageContaining("cut off");
        }
    }

    /** The buyer may be killed at any moment while it moves a full front. Each purchase is read once. */
    @Test
    void historyOfABuyerKilledDuringTheMove_isReadCompletely() throws Exception {
        byte[] full = open(many(FULL));
        byte[] moved = Arrays.copyOf(full, (int) Layout.behind(FULL));
        System.arraycopy(full, Layout.HEAD_BYTES, moved, Layout.FRONT_BYTES, full.length - Layout.HEAD_BYTES);
        for (int length : new int[] {full.length, full.length + 1, full.length + 4_096, moved.length}) {
            assertThat(read(Arrays.copyOf(moved, length))).isEqualTo(read(full)).hasSize(FULL);
        }
        HistoryBytes.view(moved).putInt(Layout.MOVED, -FULL);
        for (int cleared : new int[] {Layout.HEAD_BYTES, Layout.HEAD_BYTES + 100, 4_096, Layout.FRONT_BYTES}) {
            Arrays.fill(moved, Layout.HEAD_BYTES, cleared, (byte) 0);
            assertThat(read(moved)).isEqualTo(read(full));
        }
        HistoryBytes.view(moved).putInt(Layout.MOVED, FULL);
        assertThat(read(moved)).isEqualTo(read(full));
        assertThat(read(Arrays.copyOf(moved, moved.length - Layout.PARTS_BYTES)))
                .as("without the extra parts, which no purchase has")
                .isEqualTo(read(full));
    }

    @Test
    void extraPartThatIsMissing_isDamage() throws Exception {
        List<PurchaseScript> refused =
                Collections.nCopies(FULL + 1, PurchaseScript.conflict(PurchaseScript.Shape.READ_THEN_WRITE, 7));
        byte[] bytes = open(refused);

        assertThat(bytes).hasSize((int) Layout.behind(FULL));
        assertThat(read(bytes)).hasSize(FULL + 1).allMatch(purchase -> purchase.refused() != 0);
        assertDamaged(Arrays.copyOf(bytes, bytes.length - 1)).withMessageContaining("cut off");
    }

    /** Only the first purchase has something in its extra part. The buyer writes the extra parts of the whole block. */
    @Test
    void extraPartsCutOff_areDamage_alsoWhereNoPurchaseUsesThem() throws Exception {
        List<PurchaseScript> scripts = new ArrayList<>(many(FULL + 1));
        scripts.set(0, PurchaseScript.conflict(PurchaseScript.Shape.READ_THEN_WRITE, 7));
        byte[] bytes = open(scripts);

        assertThat(bytes).hasSize((int) Layout.behind(FULL));
        assertThat(read(bytes)).hasSize(FULL + 1);
        assertDamaged(Arrays.copyOf(bytes, bytes.length - 1)).withMessageContaining("cut off");
    }

    private List<PurchaseRecord> read(byte[] bytes) throws Exception {
        Files.write(file, bytes);
        return HistoryFile.read(file).purchases();
    }

    @Test
    void moreThanOneCopyBehindTheFront_isDamage() throws Exception {
        byte[] bytes = open(many(FULL));
        assertDamaged(Arrays.copyOf(open(THREE), Layout.FRONT_BYTES + 1)).withMessageContaining("out of order");
        byte[] copied = Arrays.copyOf(bytes, bytes.length + 100);
        System.arraycopy(bytes, Layout.HEAD_BYTES, copied, bytes.length, 100);
        assertThat(read(copied)).hasSize(FULL);
        copied[bytes.length + 99]++;
        assertDamaged(copied).withMessageContaining("out of order");
        byte[] more = Arrays.copyOf(open(many(FULL + 1)), (int) Layout.behind(FULL) + 1);
        assertDamaged(more).withMessageContaining("out of order");
    }

    @Test
    void impossibleNumberOfMovedPurchases_isDamage() throws Exception {
        byte[] bytes = open(many(FULL + 1));
        for (int moved : new int[] {1, FULL - 1, -1, 2 * FULL, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            HistoryBytes.view(bytes).putInt(Layout.MOVED, moved);
            assertDamaged(bytes);
        }
        HistoryBytes.view(bytes).putInt(Layout.MOVED, FULL);
        Arrays.fill(bytes, bytes.length - 2 * Layout.RECORD_BYTES, bytes.length, (byte) 0);
        assertDamaged(bytes).withMessageContaining("out of order");
    }

    /** The buyer is killed while it closes its history. All purchases are read, and the history is open. */
    @Test
    void historyOfABuyerKilledDuringTheClose_isOpen() throws Exception {
        byte[] bytes = sealed();
        Arrays.fill(bytes, Layout.CHECKSUM, Layout.CHECKSUM + Integer.BYTES, (byte) 0);
        for (byte[] state : List.of(bytes, Arrays.copyOf(bytes, Layout.FRONT_BYTES))) {
            Files.write(file, state);
            BuyerHistory history = HistoryFile.read(file);
            assertThat(history.isClosed()).isFalse();
            assertThat(history.closedNanos()).isZero();
            assertThat(history.purchases()).hasSize(THREE.size());
        }
        assertDamaged(Arrays.copyOf(bytes, bytes.length - 1)).withMessageContaining("cut off");
    }

    @Test
    void impossiblePurchase_isDamage() throws Exception {
        byte[] bytes = open(THREE);
        ByteBuffer view = HistoryBytes.view(bytes);
        int second = Layout.inFront(1);
        view.putLong(second + Layout.stampOffset(Stamp.READ), 1);
        assertDamaged(bytes).withMessageContaining("purchase 2").withMessageContaining("backwards");
    }

    @Test
    void purchasesThatOverlap_areDamage() throws Exception {
        byte[] bytes = open(THREE);
        ByteBuffer view = HistoryBytes.view(bytes);
        long second = view.getLong(Layout.inFront(1) + Layout.stampOffset(Stamp.ASKED));
        view.putLong(Layout.inFront(0) + Layout.stampOffset(Stamp.RELEASED), second + 1);
        assertDamaged(bytes).withMessageContaining("purchase 2 began before the one before it was over");
    }

    @Test
    void purchaseBeforeItsBuyerStarted_isDamage() throws Exception {
        byte[] bytes = open(THREE);
        ByteBuffer view = HistoryBytes.view(bytes);
        long first = view.getLong(Layout.inFront(0) + Layout.stampOffset(Stamp.ASKED));
        view.putLong(Layout.STARTED, first + 1);
        assertDamaged(bytes).withMessageContaining("purchase 1 began before it had started");
    }

    @Test
    void openPurchaseFollowedByAnother_isDamage() throws Exception {
        byte[] bytes = open(THREE);
        bytes[Layout.inFront(1) + Layout.OUTCOME] = 0;
        assertDamaged(bytes).withMessageContaining("purchase 2").withMessageContaining("no outcome");
    }
}

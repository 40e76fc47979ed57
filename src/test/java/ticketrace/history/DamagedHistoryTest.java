package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no history, or not all of one, is never taken for evidence. */
class DamagedHistoryTest {

    private static final List<PurchaseScript> THREE =
            Collections.nCopies(3, PurchaseScript.sold(PurchaseScript.Shape.BRACKETED, 7));
    private static final int CHUNK_BYTES = 64 * 1024;

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
    void foreignFile_isNoHistory() throws Exception {
        byte[] noise = new byte[10_000];
        new Random(42).nextBytes(noise);
        assertDamaged(noise).withMessageContaining("no history");
        assertDamaged(new byte[0]).withMessageContaining("no history");
        assertDamaged(new byte[CHUNK_BYTES]).withMessageContaining("no history");
        assertDamaged("{\"schema\":\"ticketrace/history/1\"}\n".getBytes(StandardCharsets.UTF_8))
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
    void closedHistoryCutOffAnywhere_isDamaged() throws Exception {
        byte[] bytes = sealed();
        for (int length = 0; length < bytes.length; length++) {
            assertDamaged(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void closedHistoryWithMoreBehindIt_isDamaged() throws Exception {
        byte[] bytes = sealed();
        assertDamaged(Arrays.copyOf(bytes, bytes.length + 1)).withMessageContaining("bytes long when it was closed");
        assertDamaged(Arrays.copyOf(bytes, bytes.length + Layout.RECORD_BYTES));
    }

    /** Every bit of every byte: nothing in a closed history can change unseen. */
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
    void closedHistoryWithoutItsClosing_isDamaged() throws Exception {
        byte[] bytes = sealed();
        Arrays.fill(bytes, Layout.CLOSED, Layout.RECORD_BYTES, (byte) 0);
        assertDamaged(bytes).withMessageContaining("cut off");
    }

    /** An open history is made of whole chunks, and its buyer writes into nothing else. */
    @Test
    void openHistoryCutOffInAChunk_isDamaged() throws Exception {
        byte[] bytes = open(Collections.nCopies(1_100, PurchaseScript.sold(PurchaseScript.Shape.BRACKETED, 7)));
        assertThat(bytes).hasSize(2 * CHUNK_BYTES);
        for (int length :
                new int[] {64, 65, 4_096, CHUNK_BYTES - 1, CHUNK_BYTES + 1, CHUNK_BYTES + 64, 2 * CHUNK_BYTES - 1}) {
            assertDamaged(Arrays.copyOf(bytes, length)).withMessageContaining("cut off");
        }
    }

    @Test
    void openHistoryThatWasAboutToGrow_isReadWhole() throws Exception {
        byte[] bytes = open(Collections.nCopies(1_023, PurchaseScript.sold(PurchaseScript.Shape.BRACKETED, 7)));
        for (int length : new int[] {CHUNK_BYTES, CHUNK_BYTES + 4_096, 2 * CHUNK_BYTES}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(HistoryFile.read(file).purchases()).hasSize(1_023);
        }
    }

    /** Killed while it closed its history: all purchases are there, and the history is open. */
    @Test
    void historyThatWasBeingClosed_isOpen() throws Exception {
        byte[] bytes = sealed();
        Arrays.fill(bytes, Layout.CHECKSUM, Layout.CHECKSUM + Integer.BYTES, (byte) 0);
        for (byte[] state : List.of(bytes, Arrays.copyOf(bytes, CHUNK_BYTES))) {
            Files.write(file, state);
            BuyerHistory history = HistoryFile.read(file);
            assertThat(history.isClosed()).isFalse();
            assertThat(history.closedNanos()).isZero();
            assertThat(history.purchases()).hasSize(THREE.size());
        }
        assertDamaged(Arrays.copyOf(bytes, bytes.length - 1)).withMessageContaining("cut off");
    }

    @Test
    void purchaseThatNoBuyerCanHaveWritten_isDamage() throws Exception {
        byte[] bytes = open(THREE);
        ByteBuffer view = HistoryBytes.view(bytes);
        int second = 2 * Layout.RECORD_BYTES;
        view.putLong(second + Layout.stampOffset(Stamp.READ), 1);
        assertDamaged(bytes).withMessageContaining("purchase 2").withMessageContaining("backwards");
    }

    @Test
    void openPurchaseThatOthersFollow_isDamage() throws Exception {
        byte[] bytes = open(THREE);
        bytes[2 * Layout.RECORD_BYTES + Layout.OUTCOME] = 0;
        assertDamaged(bytes).withMessageContaining("purchase 2").withMessageContaining("no outcome");
    }
}

package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import ticketrace.Scratch;

/** The reader gives a clear result for a history with any altered bytes. */
class AlteredHistoryProperty {

    /** Some purchases have moved behind the front, and some are in the front. */
    private static final int PURCHASES = Layout.BLOCK_RECORDS + 40;

    private static final int BYTES = Layout.FRONT_BYTES + Layout.PARTS_BYTES;

    private static Path folder = Path.of("");
    private static byte[] sealed = {};
    private static byte[] open = {};

    @BeforeContainer
    static void recordHistories() throws IOException {
        folder = Scratch.folder("ticketrace-test-");
        sealed = HistoryBytes.of(
                folder,
                Collections.nCopies(PURCHASES, PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7)),
                EndReason.QUOTA);
        open = HistoryBytes.of(
                folder, Collections.nCopies(PURCHASES, PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7)));
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("buyer-01.history"));
        Files.delete(folder);
    }

    private static Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("buyer-01.history"), bytes);
    }

    @Property(tries = 500)
    void closedHistoryAlteredInAnyByte_isDamaged(
            @ForAll @IntRange(max = BYTES - 1) int at, @ForAll @IntRange(min = 1, max = 255) int change)
            throws IOException {
        byte[] bytes = sealed.clone();
        bytes[at] ^= (byte) change;
        Path file = write(bytes);
        assertThatExceptionOfType(DamagedHistoryException.class)
                .isThrownBy(() -> HistoryFile.read(file))
                .withMessageStartingWith(file + ": ");
    }

    /** An open history has no seal, so some changes are not noticed. Impossible content causes no other exception. */
    @Property(tries = 500)
    void openHistoryAlteredInSomeBytes_isReadOrDamaged(
            @ForAll @Size(min = 1, max = 16) byte[] change, @ForAll @IntRange(max = BYTES - 16) int at)
            throws IOException {
        byte[] bytes = open.clone();
        System.arraycopy(change, 0, bytes, at, change.length);
        Path file = write(bytes);
        try {
            BuyerHistory history = HistoryFile.read(file);
            assertThat(history.purchases()).allMatch(purchase -> PlausibilityCheck.flaw(purchase) == null);
        } catch (DamagedHistoryException e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
        }
    }
}

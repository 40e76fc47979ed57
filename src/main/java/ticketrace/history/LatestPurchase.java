package ticketrace.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Reads a buyer's latest purchase from the front of its history only: as quickly from a long history as from a short
 * one.
 *
 * <p>If the buyer stands still (SIGSTOP), the answer is exact. If the buyer runs, its purchase may be over before the
 * caller looks at the answer. Layout: {@link Layout}. Any thread.
 */
public final class LatestPurchase {

    private LatestPurchase() {}

    /**
     * The latest purchase in a history that is still open. Returns null if the front has no purchase, if the history is
     * closed, or if the purchase cannot be read.
     *
     * @throws IOException if the file cannot be read
     */
    public static @Nullable PurchaseRecord in(Path history) throws IOException {
        ByteBuffer front = front(history);
        if (front.limit() < Layout.FRONT_BYTES || front.get(Layout.END_REASON) != 0) {
            return null; // the buyer has closed its history, or is still creating it
        }
        int latest = 0;
        for (int at = Layout.HEAD_BYTES;
                at < Layout.HEAD_BYTES + Layout.PARTS_BYTES && !Records.isBlank(front, at);
                at += Layout.PART_BYTES) {
            latest = at;
        }
        if (latest == 0) {
            return null;
        }
        int number = Math.abs(front.getInt(Layout.MOVED)) + (latest - Layout.HEAD_BYTES) / Layout.PART_BYTES + 1;
        ByteBuffer record = Records.allocate(1);
        Records.add(front, latest, front, latest + Layout.PARTS_BYTES, record);
        return HistoryFile.decode(record, 0, number);
    }

    private static ByteBuffer front(Path history) throws IOException {
        ByteBuffer front = ByteBuffer.allocate(Layout.FRONT_BYTES).order(ByteOrder.nativeOrder());
        try (FileChannel channel = FileChannel.open(history, StandardOpenOption.READ)) {
            for (int n = 0; n >= 0 && front.hasRemaining(); ) {
                n = channel.read(front, front.position());
            }
        }
        return front.flip();
    }
}

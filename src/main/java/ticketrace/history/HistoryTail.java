package ticketrace.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Follows a history while its buyer writes it. Reading does not disturb the writer. Not thread-safe; for showing, not
 * for judging: {@link HistoryFile} reads the finished evidence.
 */
public final class HistoryTail implements AutoCloseable {

    private static final int RECORDS_AT_ONCE = 256;

    private final String buyer;
    private final FileChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(RECORDS_AT_ONCE * Layout.RECORD_BYTES).order(ByteOrder.nativeOrder());
    private int whole;
    private int toldOfNext;

    private HistoryTail(String buyer, FileChannel channel) {
        this.buyer = buyer;
        this.channel = channel;
    }

    /** Follows the history of {@code buyer}, which exists already. */
    public static HistoryTail open(Path file, String buyer) throws IOException {
        return new HistoryTail(buyer, FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Tells all that happened since the last call. */
    public void poll(Consumer<Moment> listener) throws IOException {
        int seen;
        do {
            seen = 0;
            buffer.clear();
            channel.read(buffer, (whole + 1L) * Layout.RECORD_BYTES);
            buffer.flip();
            while ((seen + 1) * Layout.RECORD_BYTES <= buffer.limit() && tellNext(seen, listener)) {
                seen++;
            }
        } while (seen == RECORDS_AT_ONCE);
    }

    /** Tells what is new of the record at {@code index} of the buffer; returns whether that purchase is over. */
    private boolean tellNext(int index, Consumer<Moment> listener) {
        PurchaseRecord purchase = HistoryFile.decode(buffer, index * Layout.RECORD_BYTES, whole + 1);
        if (purchase == null) {
            return false;
        }
        List<Moment> moments = Moment.of(buyer, purchase);
        for (Moment moment : moments.subList(Math.min(toldOfNext, moments.size()), moments.size())) {
            listener.accept(moment);
        }
        toldOfNext = moments.size();
        if (purchase.isOpen()) {
            return false;
        }
        whole++;
        toldOfNext = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

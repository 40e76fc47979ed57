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
    private int doubted;

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
        int doubtedBefore;
        do {
            seen = 0;
            doubtedBefore = doubted;
            buffer.clear();
            channel.read(buffer, (whole + 1L) * Layout.RECORD_BYTES);
            buffer.flip();
            while ((seen + 1) * Layout.RECORD_BYTES <= buffer.limit() && tellNext(seen, listener)) {
                seen++;
            }
        } while (seen == RECORDS_AT_ONCE || (doubted != 0 && doubted != doubtedBefore));
    }

    /** Tells what is new of the record at {@code index} of the buffer; returns whether that purchase is over. */
    private boolean tellNext(int index, Consumer<Moment> listener) {
        PurchaseRecord purchase = HistoryFile.decode(buffer, index * Layout.RECORD_BYTES, whole + 1);
        if (purchase == null || isDoubtful(purchase)) {
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

    /**
     * Whether the record was copied while it was written, so that the next look will find more. One that is over is whole
     * at the next look, whatever it looks like.
     */
    private boolean isDoubtful(PurchaseRecord purchase) {
        if (!looksTorn(purchase) || doubted == purchase.number()) {
            return false;
        }
        doubted = purchase.isOpen() ? 0 : purchase.number();
        return true;
    }

    /** Whether a field is missing that was written before others that are there. */
    private static boolean looksTorn(PurchaseRecord purchase) {
        boolean ended = true;
        for (Step step : Step.values()) {
            if (purchase.hasBegun(step)) {
                if (!ended || purchase.begin(step) == 0) {
                    return true;
                }
                ended = purchase.end(step) != 0;
            }
        }
        boolean over = purchase.outcome() == Outcome.TIMED_OUT ? purchase.released() != 0 : ended;
        return !purchase.isOpen() && !over;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

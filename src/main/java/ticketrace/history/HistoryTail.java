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
 * Follows a history while its buyer writes it. Reading does not disturb the writer. Not thread-safe. Use it to show a
 * race, not to judge it: {@link HistoryFile} reads the finished evidence.
 */
public final class HistoryTail implements AutoCloseable {

    private static final int RECORDS_AT_ONCE = 128;

    private final String buyer;
    private final FileChannel channel;
    private final ByteBuffer main = parts();
    private final ByteBuffer extra = parts();
    private final ByteBuffer steps = Records.allocate(RECORDS_AT_ONCE);
    private final ByteBuffer stamps = Records.allocate(RECORDS_AT_ONCE);
    private final ByteBuffer moved = ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder());
    private int completed;
    private int passedOfNext;

    private HistoryTail(String buyer, FileChannel channel) {
        this.buyer = buyer;
        this.channel = channel;
    }

    private static ByteBuffer parts() {
        return ByteBuffer.allocateDirect(RECORDS_AT_ONCE * Layout.PART_BYTES).order(ByteOrder.nativeOrder());
    }

    /** Follows the history of {@code buyer}, which exists already. */
    public static HistoryTail open(Path file, String buyer) throws IOException {
        return new HistoryTail(buyer, FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Passes to the listener every event since the last call, up to the buyer's latest step. */
    public void poll(Consumer<StepEvent> listener) throws IOException {
        int most;
        do {
            most = copyNext(steps);
            copyNext(stamps);
        } while (passNew(steps, stamps, listener) == most && most > 0);
    }

    /**
     * Copies the next records, from behind the front or from the front, and returns the greatest number of purchases
     * that the copy can have. If the buyer moves the front meanwhile, the copy is empty: the next call finds the
     * purchases behind the front.
     */
    private int copyNext(ByteBuffer records) throws IOException {
        int before = moved();
        int behind = Math.abs(before);
        boolean inFront = completed >= behind;
        long from = inFront ? Layout.inFront(completed - behind) : Layout.behind(completed);
        int leftInBlock = Layout.BLOCK_RECORDS - (inFront ? completed - behind : completed % Layout.BLOCK_RECORDS);
        int most = Math.min(RECORDS_AT_ONCE, leftInBlock);
        copy(from, most, main);
        boolean haveExtra = Records.haveExtra(main);
        if (haveExtra) { // after the main parts: a part that says that it has an extra part is older than this one
            copy(from + Layout.PARTS_BYTES, most, extra);
        }
        records.clear();
        if (!inFront || (before >= 0 && moved() == before)) {
            int whole = Math.min(main.limit(), haveExtra ? extra.limit() : Integer.MAX_VALUE) / Layout.PART_BYTES;
            for (int at = 0; at < whole * Layout.PART_BYTES; at += Layout.PART_BYTES) {
                Records.add(main, at, extra, at, records);
            }
        }
        records.flip();
        return most;
    }

    private void copy(long from, int parts, ByteBuffer into) throws IOException {
        into.clear().limit(parts * Layout.PART_BYTES);
        channel.read(into, from);
        into.flip();
    }

    private int moved() throws IOException {
        moved.clear();
        return channel.read(moved, Layout.MOVED) < Integer.BYTES ? 0 : moved.getInt(0);
    }

    /**
     * Passes the new events of two copies of the same records to the listener, and returns how many purchases are over.
     *
     * <p>A copy is made while the buyer writes, so it can have the bit of a step and not yet the step's stamp. The
     * buyer writes the stamp before the bit. So the first copy says which steps began, and the second copy says when. A
     * refusal has a stamp and no bit: it counts when the first copy has the stamp.
     */
    int passNew(ByteBuffer first, ByteBuffer second, Consumer<StepEvent> listener) {
        int bytes = Math.min(first.limit(), second.limit());
        int over = 0;
        for (int at = 0; at + Layout.RECORD_BYTES <= bytes; at += Layout.RECORD_BYTES) {
            if (first.get(at + Layout.OUTCOME) == 0) {
                second.put(at + Layout.BEGUN, first.get(at + Layout.BEGUN));
                second.put(at + Layout.OUTCOME, (byte) 0);
                if (first.getLong(at + Layout.stampOffset(Stamp.REFUSED)) == 0) {
                    second.putLong(at + Layout.stampOffset(Stamp.REFUSED), 0);
                }
            }
            if (!passNewOf(second, at, listener)) {
                return over;
            }
            over++;
        }
        return over;
    }

    /** Passes the new events of one record to the listener; returns whether that purchase is over. */
    private boolean passNewOf(ByteBuffer records, int at, Consumer<StepEvent> listener) {
        PurchaseRecord purchase = HistoryFile.decode(records, at, completed + 1);
        if (purchase == null) {
            return false;
        }
        List<StepEvent> stepEvents = StepEvent.of(buyer, purchase);
        for (StepEvent stepEvent : stepEvents.subList(Math.min(passedOfNext, stepEvents.size()), stepEvents.size())) {
            listener.accept(stepEvent);
        }
        passedOfNext = stepEvents.size();
        if (purchase.isOpen()) {
            return false;
        }
        completed++;
        passedOfNext = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

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

    private static final int RECORDS_AT_ONCE = 128;

    private final String buyer;
    private final FileChannel channel;
    private final ByteBuffer steps = records();
    private final ByteBuffer stamps = records();
    private final ByteBuffer moved = ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder());
    private int whole;
    private int toldOfNext;

    private HistoryTail(String buyer, FileChannel channel) {
        this.buyer = buyer;
        this.channel = channel;
    }

    private static ByteBuffer records() {
        return ByteBuffer.allocateDirect(RECORDS_AT_ONCE * Layout.RECORD_BYTES).order(ByteOrder.nativeOrder());
    }

    /** Follows the history of {@code buyer}, which exists already. */
    public static HistoryTail open(Path file, String buyer) throws IOException {
        return new HistoryTail(buyer, FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Tells what happened since the last call, up to where the buyer is now. */
    public void poll(Consumer<StepEvent> listener) throws IOException {
        int most;
        do {
            most = look(steps);
            look(stamps);
        } while (tell(steps, stamps, listener) == most && most > 0);
    }

    /**
     * Copies what comes next, from behind the front or from the front, and returns how many purchases that can be at most.
     * A front that is moved meanwhile is not looked at: its purchases are behind it next time.
     */
    private int look(ByteBuffer records) throws IOException {
        int before = moved();
        int behind = Math.abs(before);
        boolean inFront = whole >= behind;
        long from = inFront ? Layout.inFront(whole - behind) : Layout.behind(whole);
        long to = inFront ? Layout.FRONT_BYTES : Layout.behind(behind);
        records.clear().limit((int) Math.min(records.capacity(), to - from));
        int most = records.limit() / Layout.RECORD_BYTES;
        channel.read(records, from);
        records.flip();
        if (inFront && (before < 0 || moved() != before)) {
            records.limit(0);
        }
        return most;
    }

    private int moved() throws IOException {
        moved.clear();
        return channel.read(moved, Layout.MOVED) < Integer.BYTES ? 0 : moved.getInt(0);
    }

    /**
     * Tells what two looks show, and returns how many purchases are over.
     *
     * <p>A look copies a record while its buyer writes it, so it can show that a step began and not yet when. The buyer
     * writes stamps first; so what there is comes from the first look, and when it was from the second. That a step was
     * refused is told by a stamp alone: it counts once the first look has it.
     */
    int tell(ByteBuffer first, ByteBuffer second, Consumer<StepEvent> listener) {
        int bytes = Math.min(first.limit(), second.limit());
        int seen = 0;
        for (int at = 0; at + Layout.RECORD_BYTES <= bytes; at += Layout.RECORD_BYTES) {
            if (first.get(at + Layout.OUTCOME) == 0) {
                second.put(at + Layout.BEGUN, first.get(at + Layout.BEGUN));
                second.put(at + Layout.OUTCOME, (byte) 0);
                if (first.getLong(at + Layout.stampOffset(Stamp.REFUSED)) == 0) {
                    second.putLong(at + Layout.stampOffset(Stamp.REFUSED), 0);
                }
            }
            if (!tellNext(second, at, listener)) {
                return seen;
            }
            seen++;
        }
        return seen;
    }

    /** Tells what is new of a record; returns whether that purchase is over. */
    private boolean tellNext(ByteBuffer records, int at, Consumer<StepEvent> listener) {
        PurchaseRecord purchase = HistoryFile.decode(records, at, whole + 1);
        if (purchase == null) {
            return false;
        }
        List<StepEvent> stepEvents = StepEvent.of(buyer, purchase);
        for (StepEvent stepEvent : stepEvents.subList(Math.min(toldOfNext, stepEvents.size()), stepEvents.size())) {
            listener.accept(stepEvent);
        }
        toldOfNext = stepEvents.size();
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

package ticketrace.history;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ticketrace.launch.OwnPid;

/**
 * Writes a buyer's history into a file: one record of 128 bytes per purchase. The latest purchases are in the front of
 * the file, which is mapped into memory. When the front is full, one write copies them behind it. Layout: {@link
 * Layout}.
 *
 * <p>The recorder stamps a field when a step begins and when it ends; zero means that it did not happen. Processes
 * share nothing here, and nothing waits, so recording neither guards nor disturbs the race. Only the front is mapped,
 * because to map a new page costs as much as a purchase. The recorder writes the zeros of the front with a real write,
 * and writes the copy before it clears the front. So a full disk is an {@link IOException} of such a write, not a fault
 * inside the mapping, and no record is lost.
 *
 * <p>Thread safety: one thread. If the process dies, everything that it stamped so far is in the file, because the
 * pages belong to the kernel. Only the seal is missing, and readers see that.
 */
final class FileRecorder implements Recorder {

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(Layout.FRONT_BYTES);
    private final MappedByteBuffer front;
    private final StepNames names = new StepNames();
    private int at = Layout.inFront(-1);
    private int begun;
    private int stamped;
    private int named;
    private int purchases;
    private int moved;

    private FileRecorder(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        write(zeros, 0);
        this.front = channel.map(FileChannel.MapMode.READ_WRITE, 0, Layout.FRONT_BYTES);
        front.order(ByteOrder.nativeOrder());
        front.putLong(Layout.PID, OwnPid.get());
        VarHandle.storeStoreFence();
        front.putLong(0, Layout.MAGIC);
    }

    /** See {@link Recorder#create}. */
    static FileRecorder create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new FileRecorder(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void started(long signalNanos, long skewNanos, ClockOffset offset) {
        front.putLong(Layout.START_SIGNAL, signalNanos);
        front.putLong(Layout.SKEW, skewNanos);
        front.putLong(Layout.OFFSET_LOW, offset.lowNanos());
        front.putLong(Layout.OFFSET_HIGH, offset.highNanos());
        VarHandle.storeStoreFence();
        front.putLong(Layout.STARTED, System.nanoTime());
    }

    @Override
    public int open() throws IOException {
        int next = at + Layout.RECORD_BYTES;
        if (next == Layout.FRONT_BYTES) {
            moveBack();
            next = Layout.HEAD_BYTES;
        }
        at = next;
        begun = 0;
        stamped = 0;
        named = 0;
        return ++purchases;
    }

    @Override
    public void begins(Step step) {
        begun |= step.bit();
        int stamp = 1 << step.beginStamp();
        if ((stamped & stamp) == 0) { // a stamp that is there already is the end of the step before
            stamped |= stamp;
            front.putLong(at + Layout.stampOffset(step.beginStamp()), System.nanoTime());
        }
        VarHandle.storeStoreFence(); // the stamp before the bit: readers follow the file meanwhile
        front.put(at + Layout.BEGUN, (byte) begun);
    }

    @Override
    public void granted(long queuedSinceNanos, long token, boolean previousHolderDied) {
        if (queuedSinceNanos != 0) {
            front.putLong(at + Layout.stampOffset(Stamp.ASKED), queuedSinceNanos);
        }
        if (token != GrantRecord.NO_TOKEN) {
            front.putLong(at + Layout.TOKEN, token);
        }
        if (previousHolderDied) {
            front.put(at + Layout.FLAGS, (byte) Layout.PREVIOUS_HOLDER_DIED);
        }
        ended(Step.ACQUIRE);
    }

    @Override
    public void leaseLost() {
        if (front.getLong(at + Layout.LEASE_LOST) == 0) {
            front.putLong(at + Layout.LEASE_LOST, System.nanoTime());
        }
    }

    @Override
    public void named(String step) {
        if (purchases == 0 || named == Layout.MOST_NAMED) {
            return;
        }
        int number = names.number(step);
        if (number == 0) {
            number = names.add(step, front);
        }
        VarHandle.storeStoreFence(); // the name before the step that refers to it
        front.putLong(at + Layout.NAMED + named * Long.BYTES, Layout.named(number, System.nanoTime()));
        named++;
    }

    @Override
    public void ended(Step step) {
        stamp(step.endStamp());
    }

    @Override
    public void ended(Step step, int value) {
        front.putInt(at + Layout.VALUE, value + 1);
        stamp(step.endStamp());
    }

    @Override
    public void ended(Outcome outcome) {
        if (outcome == Outcome.LEASE_LOST) {
            leaseLost();
        } else if (outcome.isGivenUp()) {
            stamp(outcome.isRefused() ? Stamp.REFUSED : Stamp.RELEASED);
        }
        VarHandle.storeStoreFence();
        front.put(at + Layout.OUTCOME, (byte) outcome.code());
    }

    private void stamp(int stamp) {
        stamped |= 1 << stamp;
        VarHandle.storeStoreFence(); // readers see everything written before this stamp first
        front.putLong(at + Layout.stampOffset(stamp), System.nanoTime());
    }

    @Override
    public void close(EndReason reason) throws IOException {
        front.putInt(Layout.PURCHASES, purchases);
        VarHandle.storeStoreFence();
        front.putLong(Layout.CLOSED, System.nanoTime());
        VarHandle.storeStoreFence();
        front.put(Layout.END_REASON, (byte) reason.code());
        channel.truncate(Layout.closedBytes(moved, purchases));
        int seal = Checksum.of(channel);
        front.putInt(Layout.CHECKSUM, seal);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void moveBack() throws IOException {
        write(front.duplicate().position(Layout.HEAD_BYTES), Layout.behind(moved));
        moved += Layout.FRONT_RECORDS;
        front.putInt(Layout.MOVED, -moved);
        VarHandle.storeStoreFence();
        front.put(Layout.HEAD_BYTES, zeros, 0, Layout.FRONT_BYTES - Layout.HEAD_BYTES);
        VarHandle.storeStoreFence();
        front.putInt(Layout.MOVED, moved);
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        try {
            for (long end = position; bytes.hasRemaining(); ) {
                end += channel.write(bytes, end);
            }
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}

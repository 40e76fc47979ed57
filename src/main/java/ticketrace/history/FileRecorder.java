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
 * Writes a buyer's history into a file: a record of 64 bytes per purchase, and 64 more if it has rare
 * fields. The latest purchases are in the front of the file, which is mapped into memory. When the front is full, one
 * write copies them behind it. Layout: {@link
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

    /** So many zeros are written at a time: a part of the front, because each buyer keeps them in its memory. */
    private static final int ZEROS = 32 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
    private final MappedByteBuffer front;
    private final StepNames names = new StepNames();
    private int at = Layout.inFront(-1);
    private int begun;
    private int stamped;
    private int flags;
    private int named;
    private boolean blockHasExtra;
    private int purchases;
    private int moved;

    private FileRecorder(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        for (long end = 0; end < Layout.FRONT_BYTES; end += ZEROS) {
            write(zeros.duplicate(), end);
        }
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
        int next = at + Layout.PART_BYTES;
        if (next == Layout.HEAD_BYTES + Layout.PARTS_BYTES) {
            moveBack();
            next = Layout.HEAD_BYTES;
        }
        at = next;
        begun = 0;
        stamped = 0;
        flags = 0;
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
            front.putLong(extra() + Layout.TOKEN, token);
        }
        if (previousHolderDied) {
            flag(Layout.PREVIOUS_HOLDER_DIED);
        }
        ended(Step.ACQUIRE);
    }

    @Override
    public void leaseLost() {
        int record = extra();
        if (front.getLong(record + Layout.LEASE_LOST) == 0) {
            front.putLong(record + Layout.LEASE_LOST, System.nanoTime());
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
        int record = extra();
        VarHandle.storeStoreFence(); // the name before the step that refers to it
        front.putLong(record + Layout.NAMED + named * Long.BYTES, Layout.named(number, System.nanoTime()));
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
        } else if (outcome.isRefused()) {
            front.putLong(extra() + Layout.REFUSED, System.nanoTime());
        } else if (outcome.isGivenUp()) {
            stamp(Stamp.RELEASED);
        }
        VarHandle.storeStoreFence();
        front.put(at + Layout.OUTCOME, (byte) outcome.code());
    }

    private void stamp(int stamp) {
        stamped |= 1 << stamp;
        VarHandle.storeStoreFence(); // readers see everything written before this stamp first
        front.putLong(at + Layout.stampOffset(stamp), System.nanoTime());
    }

    /**
     * Says that this purchase has an extra part, and returns where a record begins whose extra part is this one. The
     * flag comes before the fields: a reader that does not see the flag looks for no fields.
     */
    private int extra() {
        blockHasExtra = true;
        flag(Layout.HAS_EXTRA);
        return at + Layout.PARTS_BYTES - Layout.PART_BYTES;
    }

    private void flag(int flag) {
        flags |= flag;
        VarHandle.storeStoreFence();
        front.put(at + Layout.FLAGS, (byte) flags);
        VarHandle.storeStoreFence();
    }

    @Override
    public void close(EndReason reason) throws IOException {
        long length = closedBytes();
        front.putLong(Layout.CLOSED_BYTES, length);
        front.putInt(Layout.PURCHASES, purchases);
        VarHandle.storeStoreFence();
        front.putLong(Layout.CLOSED, System.nanoTime());
        VarHandle.storeStoreFence();
        front.put(Layout.END_REASON, (byte) reason.code());
        channel.truncate(length);
        int seal = Checksum.of(channel);
        front.putInt(Layout.CHECKSUM, seal);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The length of the file once it is closed, in bytes. */
    private long closedBytes() throws IOException {
        boolean cut = moved == 0 && !blockHasExtra;
        return cut ? Layout.HEAD_BYTES + (long) purchases * Layout.PART_BYTES : channel.size();
    }

    private void moveBack() throws IOException {
        int used = blockHasExtra ? Layout.BLOCK_BYTES : Layout.PARTS_BYTES;
        int end = Layout.HEAD_BYTES + used;
        write(front.duplicate().position(Layout.HEAD_BYTES).limit(end), Layout.behind(moved));
        moved += Layout.BLOCK_RECORDS;
        front.putInt(Layout.MOVED, -moved);
        VarHandle.storeStoreFence();
        for (int cleared = 0; cleared < used; cleared += ZEROS) {
            front.put(Layout.HEAD_BYTES + cleared, zeros, 0, Math.min(ZEROS, used - cleared));
        }
        blockHasExtra = false;
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

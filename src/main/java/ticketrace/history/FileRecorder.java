package ticketrace.history;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ticketrace.lock.OwnPid;

/**
 * Writes a buyer's history into a file: one record of 64 bytes per purchase, in memory mapped from a file of the buyer's own.
 *
 * <p>Each step stamps its field as it begins and as it ends; a field that is zero did not happen. Nothing is shared and
 * nothing waits, so recording neither guards nor disturbs the race. The file grows by chunks of zeros that are really
 * written, so that a full disk is found there, as an {@link IOException}, and not later inside the mapping.
 *
 * <p>Thread safety: one thread. If the process dies, everything stamped so far is in the file: the pages belong to the
 * kernel. What is missing is the closing, and readers see that.
 */
final class FileRecorder implements Recorder {

    private static final int ZEROS_BYTES = 64 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final MappedByteBuffer head;
    private MappedByteBuffer chunk;
    private long fileBytes;
    private int at;
    private int begun;
    private int stamped;
    private int purchases;

    private FileRecorder(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.chunk = nextChunk();
        this.head = chunk;
        head.putLong(Layout.PID, OwnPid.get());
        VarHandle.storeStoreFence();
        head.putLong(0, Layout.MAGIC);
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
    public void started(long signalNanos, long skewNanos) {
        head.putLong(Layout.START_SIGNAL, signalNanos);
        head.putLong(Layout.SKEW, skewNanos);
        VarHandle.storeStoreFence();
        head.putLong(Layout.STARTED, System.nanoTime());
    }

    @Override
    public int open() throws IOException {
        at += Layout.RECORD_BYTES;
        if (at >= chunk.capacity()) {
            chunk = nextChunk();
            at = 0;
        }
        begun = 0;
        stamped = 0;
        return ++purchases;
    }

    @Override
    public void begins(Step step) {
        begun |= step.bit();
        int stamp = 1 << step.beginStamp();
        if ((stamped & stamp) == 0) { // else the step before has left its end there
            stamped |= stamp;
            chunk.putLong(at + Layout.stampOffset(step.beginStamp()), System.nanoTime());
        }
        VarHandle.storeStoreFence(); // the stamp first, for whoever reads along
        chunk.put(at + Layout.BEGUN, (byte) begun);
    }

    @Override
    public void asked(long nanos) {
        chunk.putLong(at + Layout.stampOffset(Stamp.ASKED), nanos);
    }

    @Override
    public void ended(Step step) {
        stamp(step.endStamp());
    }

    @Override
    public void ended(Step step, int value) {
        chunk.putInt(at + Layout.VALUE, value + 1);
        stamp(step.endStamp());
    }

    @Override
    public void ended(Outcome outcome) {
        if (outcome.isGivenUp()) {
            stamp(Stamp.RELEASED);
        }
        VarHandle.storeStoreFence();
        chunk.put(at + Layout.OUTCOME, (byte) outcome.code());
    }

    private void stamp(int stamp) {
        stamped |= 1 << stamp;
        VarHandle.storeStoreFence(); // whatever was written before is seen before
        chunk.putLong(at + Layout.stampOffset(stamp), System.nanoTime());
    }

    @Override
    public void close(EndReason reason) throws IOException {
        head.putInt(Layout.PURCHASES, purchases);
        VarHandle.storeStoreFence();
        head.putLong(Layout.CLOSED, System.nanoTime());
        VarHandle.storeStoreFence();
        head.put(Layout.END_REASON, (byte) reason.code());
        channel.truncate((purchases + 1L) * Layout.RECORD_BYTES);
        int seal = Checksum.of(channel);
        head.putInt(Layout.CHECKSUM, seal);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private MappedByteBuffer nextChunk() throws IOException {
        int bytes = Layout.chunkBytes(fileBytes);
        try {
            ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS_BYTES);
            for (long end = fileBytes + bytes; fileBytes < end; zeros.clear()) {
                fileBytes += channel.write(zeros, fileBytes);
            }
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, fileBytes - bytes, bytes);
            mapped.order(ByteOrder.nativeOrder());
            return mapped;
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}

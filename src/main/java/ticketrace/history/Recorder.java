package ticketrace.history;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a buyer's history: one record of 64 bytes per purchase, in memory mapped from a file of the buyer's own.
 *
 * <p>Each step stamps its field as it begins and as it ends; a field that is zero did not happen. Nothing is shared and
 * nothing waits, so recording neither guards nor disturbs the race. The file grows by chunks of zeros that are really
 * written, so that a full disk is found there, as an {@link IOException}, and not later inside the mapping.
 *
 * <p>Thread safety: one thread. If the process dies, everything stamped so far is in the file: the pages belong to the
 * kernel. What is missing is the closing, and readers see that.
 */
public final class Recorder implements AutoCloseable {

    private static final int ZEROS_BYTES = 64 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final MappedByteBuffer head;
    private MappedByteBuffer chunk;
    private long fileBytes;
    private int at;
    private int begun;
    private int purchases;

    private Recorder(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.chunk = nextChunk();
        this.head = chunk;
        Layout.LONG.set(head, Layout.PID, ProcessHandle.current().pid());
        Layout.LONG.setRelease(head, 0, Layout.MAGIC);
    }

    /**
     * Creates the history file.
     *
     * @throws IOException if the file exists, cannot be created, or the disk is full; the message names it
     */
    public static Recorder create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new Recorder(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The race begins for this buyer: the common start signal, and how far its clock was off the launcher's. */
    public void started(long signalNanos, long skewNanos) {
        Layout.LONG.set(head, Layout.START_SIGNAL, signalNanos);
        Layout.LONG.set(head, Layout.SKEW, skewNanos);
        Layout.LONG.setRelease(head, Layout.STARTED, System.nanoTime());
    }

    /** A purchase begins. Returns its number, counted from 1. */
    public int open() throws IOException {
        at += Layout.RECORD_BYTES;
        if (at >= chunk.capacity()) {
            chunk = nextChunk();
            at = 0;
        }
        begun = 0;
        return ++purchases;
    }

    /** A step begins. */
    public void begins(Step step) {
        begun |= step.bit();
        int field = at + Layout.stampOffset(step.beginStamp());
        if ((long) Layout.LONG.get(chunk, field) == 0) {
            Layout.LONG.setRelease(chunk, field, System.nanoTime());
        }
        VarHandle.storeStoreFence(); // the stamp first, for whoever reads along
        chunk.put(at + Layout.BEGUN, (byte) begun);
    }

    /** The guard was asked for just then: where there is a queue, this is when the place in it was given. */
    public void asked(long nanos) {
        Layout.LONG.setRelease(chunk, at + Layout.stampOffset(Stamp.ASKED), nanos);
    }

    /** The step ended. */
    public void ended(Step step) {
        Layout.LONG.setRelease(chunk, at + Layout.stampOffset(step.endStamp()), System.nanoTime());
    }

    /** The step ended, and told this count. */
    public void ended(Step step, int value) {
        Layout.INT.setRelease(chunk, at + Layout.VALUE, value + 1);
        ended(step);
    }

    /** The purchase is over. */
    public void ended(Outcome outcome) {
        if (outcome.isGivenUp()) {
            Layout.LONG.setRelease(chunk, at + Layout.stampOffset(Stamp.RELEASED), System.nanoTime());
        }
        VarHandle.storeStoreFence();
        chunk.put(at + Layout.OUTCOME, (byte) outcome.code());
    }

    /**
     * The buyer has ended in order: nothing more will come, and a checksum seals what is there.
     *
     * @throws IOException if the file cannot be read or written; the history then stays open
     */
    public void close(EndReason reason) throws IOException {
        Layout.INT.set(head, Layout.PURCHASES, purchases);
        Layout.LONG.setRelease(head, Layout.CLOSED, System.nanoTime());
        head.put(Layout.END_REASON, (byte) reason.code());
        channel.truncate((purchases + 1L) * Layout.RECORD_BYTES);
        Layout.INT.setRelease(head, Layout.CHECKSUM, Checksum.of(channel));
    }

    /** Frees the file. Without {@link #close(EndReason)} before it, the history stays open. */
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

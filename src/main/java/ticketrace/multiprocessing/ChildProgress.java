package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One byte by which a child shows its parent how far it has come. The exit code alone is ambiguous: the operating
 * system reports 1 both for a JVM that could not start and for a task that failed, and 143 both for a child that signal
 * 15 ended and for one that called {@code exit(143)}.
 *
 * <p>The bytes of all children of a process are in one {@link UnlinkedFile}. A child that halts or is killed does not
 * write that it exits.
 *
 * @param place the path of the file
 * @param identity which file it is
 * @param position of this child's byte
 */
record ChildProgress(String place, String identity, long position) implements Serializable {

    private static final byte UNWRITTEN = 0;
    private static final byte BEGUN = 1;
    private static final byte EXITS_BY_ITSELF = 2;

    private static @Nullable UnlinkedFile file;
    private static long given;

    /**
     * In the parent: the byte of its next child. The parent writes the byte first: so the child can change it even if
     * the disk is full by then.
     *
     * @return null if children can have no such byte, for example without a folder for temporary files
     */
    static synchronized @Nullable ChildProgress next() {
        try {
            UnlinkedFile bytes = file;
            if (bytes == null) {
                bytes = UnlinkedFile.create("child-progress-");
                file = bytes;
            }
            Path place = bytes.place();
            if (!UnlinkedFile.isAt(place, bytes.identity())) {
                return null; // a child could not open it there
            }
            ChildProgress progress = new ChildProgress(place.toString(), bytes.identity(), given++);
            bytes.write(progress.position(), UNWRITTEN);
            return progress;
        } catch (IOException without) {
            return null;
        }
    }

    /** In the parent: whether the child's JVM has begun to run this program. */
    boolean hasBegun() {
        return read() != UNWRITTEN;
    }

    /** In the parent: whether the child noted that it exits by itself. */
    boolean exitsByItself() {
        return read() == EXITS_BY_ITSELF;
    }

    private int read() {
        UnlinkedFile bytes = bytes();
        try {
            return bytes == null ? UNWRITTEN : bytes.read(position).orElse(UNWRITTEN);
        } catch (IOException unreadable) {
            return UNWRITTEN;
        }
    }

    private static synchronized @Nullable UnlinkedFile bytes() {
        return file;
    }

    /**
     * In the child: writes that it has begun, and that it exits by itself when this JVM ends by a return, an exception,
     * or {@code System.exit}.
     */
    void keep() {
        FileChannel channel;
        try {
            if (!UnlinkedFile.isAt(Path.of(place), identity)) {
                return; // the parent has ended and will not read it
            }
            channel = FileChannel.open(Path.of(place), StandardOpenOption.WRITE);
            write(channel, BEGUN);
        } catch (IOException unwritten) {
            return; // then the parent takes an exit code above 128 for a signal
        }
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> writeUnlessSignalled(channel), "child-progress"));
        } catch (IllegalStateException endingAlready) {
            // Ctrl-C came before the task: this JVM does not exit by itself
        }
    }

    private void writeUnlessSignalled(FileChannel channel) {
        try (channel) {
            if (!Signals.areEndingThisProcess()) {
                write(channel, EXITS_BY_ITSELF);
            }
        } catch (IOException unwritten) {
            // then, too, the parent takes an exit code above 128 for a signal
        }
    }

    private void write(FileChannel channel, byte state) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {state}), position);
    }
}

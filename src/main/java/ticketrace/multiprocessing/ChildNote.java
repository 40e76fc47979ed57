package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One byte in which a child tells its parent how far it came. The exit code alone does not tell: the operating system
 * reports 1 both for a JVM that could not start and for a task that failed, and 143 both for a child that signal 15
 * ended and for one that called {@code exit(143)}.
 *
 * <p>The notes of all children of a process are in one {@link UnlinkedFile}. A child that halts, or is killed, does not
 * write that it exits.
 *
 * @param place where the file is
 * @param identity which file it is
 * @param position of this child's byte
 */
record ChildNote(String place, String identity, long position) implements Serializable {

    private static final byte UNWRITTEN = 0;
    private static final byte BEGUN = 1;
    private static final byte EXITS_BY_ITSELF = 2;

    private static @Nullable UnlinkedFile file;
    private static long given;

    /**
     * In the parent: the note of its next child. The parent writes the byte first, so that a full disk cannot keep the
     * child from changing it.
     *
     * @return null if children can have no note, for example without a folder for temporary files
     */
    static synchronized @Nullable ChildNote next() {
        try {
            UnlinkedFile notes = file;
            if (notes == null) {
                notes = UnlinkedFile.create("child-notes-");
                file = notes;
            }
            Path place = notes.place();
            if (!UnlinkedFile.isAt(place, notes.identity())) {
                return null; // a child would not find it there
            }
            ChildNote note = new ChildNote(place.toString(), notes.identity(), given++);
            notes.write(note.position(), UNWRITTEN);
            return note;
        } catch (IOException without) {
            return null;
        }
    }

    /** In the parent: whether the child's JVM came as far as this program. */
    boolean hasBegun() {
        return read() != UNWRITTEN;
    }

    /** In the parent: whether the child said that it exits by itself. */
    boolean exitsByItself() {
        return read() == EXITS_BY_ITSELF;
    }

    private int read() {
        UnlinkedFile notes = notes();
        try {
            return notes == null ? UNWRITTEN : notes.read(position).orElse(UNWRITTEN);
        } catch (IOException unreadable) {
            return UNWRITTEN;
        }
    }

    private static synchronized @Nullable UnlinkedFile notes() {
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
                return; // the parent is gone, and will not read it
            }
            channel = FileChannel.open(Path.of(place), StandardOpenOption.WRITE);
            write(channel, BEGUN);
        } catch (IOException unwritten) {
            return; // then an exit code above 128 reads as a signal
        }
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> writeUnlessSignalled(channel), "child-note"));
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
            // then, too, an exit code above 128 reads as a signal
        }
    }

    private void write(FileChannel channel, byte state) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {state}), position);
    }
}

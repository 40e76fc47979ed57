package ticketrace.process;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One byte from a child to its parent: "I exit by myself". The operating system tells a Java parent 143 both of a child
 * ended by signal 15 and of one that called {@code exit(143)}.
 *
 * <p>The notes of all children of a process are in one {@link NamelessFile}. A child that halts, or is killed, leaves none.
 *
 * @param place where the file is
 * @param identity which file it is
 * @param position of this child's byte
 */
record ExitNote(String place, String identity, long position) implements Serializable {

    private static final byte WRITTEN = 1;

    private static @Nullable NamelessFile file;
    private static long given;

    /** In the parent: the note of its next child. */
    static synchronized ExitNote next() throws IOException {
        NamelessFile notes = file;
        if (notes == null) {
            notes = NamelessFile.create("exit-notes-");
            file = notes;
        }
        return new ExitNote(notes.place().toString(), notes.identity(), given++);
    }

    /** In the parent: whether the child said that it exits by itself. */
    boolean isWritten() {
        NamelessFile notes = notes();
        if (notes == null) {
            return false;
        }
        try {
            ByteBuffer read = ByteBuffer.allocate(1);
            return notes.channel().read(read, position) == 1 && read.get(0) == WRITTEN;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static synchronized @Nullable NamelessFile notes() {
        return file;
    }

    /** In the child: writes the note when this JVM ends by itself, by a return, an exception, or {@code System.exit}. */
    void writeAtExit() {
        FileChannel channel;
        try {
            if (!NamelessFile.isAt(Path.of(place), identity)) {
                return; // the parent is gone, and nobody will read it
            }
            channel = FileChannel.open(Path.of(place), StandardOpenOption.WRITE);
        } catch (IOException unwritten) {
            return; // then an exit code above 128 reads as a signal
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> writeUnlessSignalled(channel), "exit-note"));
    }

    private void writeUnlessSignalled(FileChannel channel) {
        try (channel) {
            if (!Signals.areEndingThisProcess()) {
                channel.write(ByteBuffer.wrap(new byte[] {WRITTEN}), position);
            }
        } catch (IOException unwritten) {
            // as above
        }
    }
}

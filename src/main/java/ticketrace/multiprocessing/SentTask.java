package ticketrace.multiprocessing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A task as a parent sends it to a child: its bytes, and the pipes whose other ends the child gets with it. */
final class SentTask {

    private final byte[] bytes;
    private final List<Pipe> pipes;

    private SentTask(byte[] bytes, List<Pipe> pipes) {
        this.bytes = bytes;
        this.pipes = pipes;
    }

    /**
     * Makes the bytes of a task for the child of that name.
     *
     * @throws IllegalArgumentException if it holds something that cannot be serialized; the message says what
     */
    static SentTask of(Task task, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new Writer(bytes)) {
            writer.writeObject(task);
            writer.flush();
            return new SentTask(bytes.toByteArray(), writer.pipes);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "the task of " + name + " cannot be sent to another process: " + e.getMessage()
                            + " is not Serializable",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the task of " + name + " cannot be sent to another process: " + e, e);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    List<Pipe> pipes() {
        return pipes;
    }

    /** Notes each pipe whose end it writes. */
    private static final class Writer extends ObjectOutputStream {

        private final List<Pipe> pipes = new ArrayList<>();

        Writer(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object written) {
            Pipe pipe = written instanceof Pipe.ChildEnd end ? end.pipe() : null;
            if (pipe != null) {
                pipes.add(pipe);
            }
            return written;
        }
    }
}

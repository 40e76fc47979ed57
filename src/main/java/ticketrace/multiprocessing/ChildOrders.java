package ticketrace.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The first message of a parent to its child, through the child's standard input: the child's name and identity. The
 * task follows as a second message, so that the child knows its name before it loads a class of the task.
 *
 * @param identity the number of each process from the main one down, {@code "1:2"}
 * @param progress where the child notes how far it has come; null if it has no such place
 * @param lifeline the process that it ends with, besides its parent if it is a daemon; null for none
 */
record ChildOrders(
        String name,
        String identity,
        boolean daemon,
        ProcessInfo parent,
        AuthKey authKey,
        @Nullable ChildProgress progress,
        Lifeline.@Nullable End lifeline)
        implements Serializable {

    static byte[] toBytes(Serializable object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    /** An object that the parent sent. Only the parent can write into the pipe, so every class is allowed. */
    static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return objects.readObject();
        }
    }
}

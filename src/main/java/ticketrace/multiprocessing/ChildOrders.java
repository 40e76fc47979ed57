package ticketrace.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a parent tells a child through its standard input when it starts: who the child is. The task follows as a second
 * message, so that the child knows who it is before it loads a class of the task.
 *
 * @param identity the number of each process from the main one down, {@code "1:2"}
 * @param note where the child writes how far it came; null if it has none
 * @param lifeline the process that it ends with, besides its parent if it is a daemon; null for none
 */
record ChildOrders(
        String name,
        String identity,
        boolean daemon,
        ProcessInfo parent,
        AuthKey authKey,
        @Nullable ChildNote note,
        Lifeline.@Nullable End lifeline)
        implements Serializable {

    static byte[] toBytes(Serializable object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    /** An object that the parent sent. No stranger can write into the pipe, so no class is refused. */
    static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return objects.readObject();
        }
    }
}

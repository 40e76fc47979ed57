package ticketrace.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a child is told when it starts, through its standard input: who it is, and behind that, as a message of its own, its
 * task. So a child knows who it is before it meets a class of the task.
 *
 * @param identity the number of each process from the main one down, {@code "1:2"}
 * @param note where it says how far it came; null if it has none
 * @param lifeline whom it ends with; null for nobody but, as a daemon, its parent
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

    /** An object that the parent sent. No stranger can write into its pipe, so nothing of it is refused. */
    static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return objects.readObject();
        }
    }
}

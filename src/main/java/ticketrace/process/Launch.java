package ticketrace.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/**
 * All that a child is told when it starts, through its standard input.
 *
 * @param identity the number of each process from the main one down, {@code "1:2"}
 * @param note the path of its {@link ExitNote}
 */
record Launch(Task task, String name, String identity, boolean daemon, ProcessInfo parent, String note)
        implements Serializable {

    /**
     * The bytes to be sent, their length first.
     *
     * @throws IllegalArgumentException if the task holds something that cannot be serialized; the message says what
     */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(this);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "the task of " + name + " cannot be sent to another process: " + e.getMessage()
                            + " is not Serializable",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the task of " + name + " cannot be sent to another process: " + e, e);
        }
        return bytes.toByteArray();
    }

    static Launch read(InputStream in) throws IOException, ClassNotFoundException {
        DataInputStream data = new DataInputStream(in);
        byte[] bytes = new byte[data.readInt()];
        data.readFully(bytes);
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Launch) objects.readObject();
        }
    }
}

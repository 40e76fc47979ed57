package ticketrace.lock;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Shared memory in which whoever is inside a lock signs in and out, without any guard of its own: the oracle on exclusion.
 */
final class SigningBook {

    private static final int INSIDE = 0;
    private static final int ENTRIES = 8;
    private static final int TOLD = 16;
    private static final int FOUND = 24;
    private static final int MOST_FOUND = 4000;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedByteBuffer memory;

    private SigningBook(MappedByteBuffer memory) {
        this.memory = memory;
    }

    static SigningBook create(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new SigningBook(
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, FOUND + (long) MOST_FOUND * Long.BYTES));
        }
    }

    /** Signs in; writes down whoever is found inside. */
    void enter(long pid) {
        long inside = (long) LONG.getAndSet(memory, INSIDE, pid);
        if (inside != 0) {
            writeDown(inside);
        }
        LONG.getAndAdd(memory, ENTRIES, 1L);
    }

    /** Still inside, and alone. Whoever signed in meanwhile is written down. */
    void leave(long pid) {
        long inside = (long) LONG.getAndSet(memory, INSIDE, 0L);
        if (inside != pid) {
            writeDown(-pid);
        }
    }

    /** In one step: who is killed here leaves the name whole or not at all, and no empty line. */
    private void writeDown(long name) {
        for (int i = 0; i < MOST_FOUND; i++) {
            if (LONG.compareAndSet(memory, found(i), 0L, name)) {
                return;
            }
        }
        throw new IllegalStateException("the book is full: " + MOST_FOUND + " were found inside");
    }

    private static int found(int index) {
        return FOUND + index * Long.BYTES;
    }

    /** Somebody inside was told that the holder before it had died. */
    void toldOfADeath() {
        LONG.getAndAdd(memory, TOLD, 1L);
    }

    long entries() {
        return (long) LONG.getVolatile(memory, ENTRIES);
    }

    long told() {
        return (long) LONG.getVolatile(memory, TOLD);
    }

    /** Whoever was found inside by another. */
    List<Long> found() {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < MOST_FOUND; i++) {
            long name = (long) LONG.getVolatile(memory, found(i));
            if (name == 0) {
                break;
            }
            found.add(name);
        }
        return found;
    }
}

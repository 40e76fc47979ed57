package ticketrace.process;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import ticketrace.lock.FileChannelLock;

/**
 * A lock that processes share: {@code multiprocessing.Lock} in Python. It goes to a child as a part of its task.
 *
 * <pre>
 * SharedLock lock = SharedLock.create();
 * ChildProcess.of(Counter::count, lock).start();
 *
 * try (SharedLock.Held held = lock.hold(Duration.ofSeconds(5))) { ... }
 * </pre>
 *
 * <p>If the process that holds it is killed, the kernel frees it and somebody else gets it; Python's stays locked for ever.
 * It is a record lock ({@link FileChannelLock}) on a file without a name, so that nothing is left of it, however its
 * processes end. The process that made it must live until the children have used it for the first time.
 *
 * <p>Thread safety: any thread; the thread that acquires it releases it.
 */
public final class SharedLock implements AutoCloseable, Serializable {

    private static final long serialVersionUID = 1;

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** As this process has them open, by place: it must not open one twice. */
    private static final Map<String, FileChannelLock> OPEN = new ConcurrentHashMap<>();

    /** Holding the lock; closing it releases the lock. */
    public interface Held extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private final String place;

    private SharedLock(String place) {
        this.place = place;
    }

    /** A new lock, free. */
    public static SharedLock create() throws IOException {
        Path file = Files.createTempFile("shared-", ".lock");
        FileChannelLock lock = new FileChannelLock(file);
        Path descriptor = descriptorOf(file);
        if (descriptor == null) { // no /proc here: the name has to stay
            file.toFile().deleteOnExit();
            OPEN.put(file.toString(), lock);
            return new SharedLock(file.toString());
        }
        Files.delete(file);
        OPEN.put(descriptor.toString(), lock);
        return new SharedLock(descriptor.toString());
    }

    private static @org.jspecify.annotations.Nullable Path descriptorOf(Path file) throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return null;
        }
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).equals(file.toRealPath())) {
                    return Path.of(
                            "/proc",
                            String.valueOf(ProcessHandle.current().pid()),
                            "fd",
                            descriptor.getFileName().toString());
                }
            }
        }
        return null;
    }

    private FileChannelLock lock() throws IOException {
        FileChannelLock open = OPEN.get(place);
        if (open != null) {
            return open;
        }
        synchronized (OPEN) {
            FileChannelLock first = OPEN.get(place);
            if (first == null) {
                if (!Files.exists(Path.of(place))) {
                    throw new IOException("the process that made this lock is gone");
                }
                first = new FileChannelLock(Path.of(place));
                OPEN.put(place, first);
            }
            return first;
        }
    }

    /**
     * Waits for the lock.
     *
     * @return whether it was had in time
     */
    public boolean acquire(Duration limit) throws IOException, InterruptedException {
        return lock().acquire(limit);
    }

    /** Takes the lock if it is free. */
    public boolean tryAcquire() throws IOException {
        return lock().tryAcquire();
    }

    /**
     * Gives the lock back.
     *
     * @throws IllegalStateException if this thread does not hold it
     */
    public void release() throws IOException {
        lock().release();
    }

    /**
     * Waits for the lock, and holds it until the answer is closed.
     *
     * @throws TimeoutException if it was not had in time
     */
    public Held hold(Duration limit) throws IOException, InterruptedException, TimeoutException {
        if (!acquire(limit)) {
            throw new TimeoutException("the lock was not had within " + limit);
        }
        return this::release;
    }

    /** Lets go of it in this process. Others go on using it. */
    @Override
    public void close() throws IOException {
        FileChannelLock open = OPEN.remove(place);
        if (open != null) {
            open.close();
        }
    }
}

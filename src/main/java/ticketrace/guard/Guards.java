package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.FileChannelLock;
import ticketrace.lock.JvmLock;
import ticketrace.lock.LockFile;
import ticketrace.lock.ProcessLock;

/** The catalogue of guards. */
public final class Guards {

    private static final List<String> FILE_STORE = List.of("file");

    // Anonymous classes rather than lambdas: buyers load this class, and a JVM's first lambda costs it tens of
    // milliseconds.
    private static final List<Guard> ALL = List.of(
            new Guard(
                    "none",
                    "No guard at all: buyers read and write as they please.",
                    Promise.nothing("two buyers can read the same count before either writes"),
                    "Nothing is held, so nothing is blocked; the victim's seat is unknown.",
                    FILE_STORE,
                    new Guard.LockMaker() {
                        @Override
                        public @Nullable ProcessLock open(Path folder) {
                            return null;
                        }
                    }),
            new Guard(
                    "jvm-lock",
                    "A ReentrantLock inside each process: the classic mistake, for every process has its own.",
                    Promise.nothing("each process locks its own lock, so all of them are inside at once"),
                    "The lock dies with its process and never kept anybody out; the victim's seat is unknown.",
                    FILE_STORE,
                    new Guard.LockMaker() {
                        @Override
                        public ProcessLock open(Path folder) {
                            return new JvmLock();
                        }
                    }),
            new Guard(
                    "lock-file",
                    "A file created exclusively to get in and deleted to get out.",
                    Promise.exclusion("only one process can create the file"),
                    "The lock file stays: everybody else waits until the time limit, for ever without one.",
                    FILE_STORE,
                    new Guard.LockMaker() {
                        @Override
                        public ProcessLock open(Path folder) {
                            return new LockFile(folder.resolve(LOCK_FILE));
                        }
                    }),
            new Guard(
                    "file-lock",
                    "FileChannel.lock on a file of its own: a POSIX record lock, kept by the kernel.",
                    Promise.exclusion("the kernel grants the record lock to one process at a time"),
                    "The kernel frees the lock at once and the race goes on; the victim's seat is unknown.",
                    FILE_STORE,
                    new Guard.LockMaker() {
                        @Override
                        public ProcessLock open(Path folder) throws IOException {
                            return new FileChannelLock(folder.resolve(CHANNEL_LOCK_FILE));
                        }
                    }));

    /** The file of {@code lock-file}: there while somebody holds it. */
    public static final String LOCK_FILE = "tickets.lockfile";

    /** The file of {@code file-lock}: there for good, and never data. */
    public static final String CHANNEL_LOCK_FILE = "tickets.lock";

    private Guards() {}

    public static List<Guard> all() {
        return ALL;
    }

    /** Those that fit the store, in the catalogue's order. */
    public static List<Guard> fitting(String store) {
        List<Guard> fitting = new ArrayList<>();
        for (Guard guard : ALL) {
            if (guard.fits(store)) {
                fitting.add(guard);
            }
        }
        return fitting;
    }

    /**
     * The guard of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Guard named(String name) {
        for (Guard guard : ALL) {
            if (guard.name().equals(name)) {
                return guard;
            }
        }
        throw new IllegalArgumentException("unknown guard '" + name + "'; guards are: " + names(ALL));
    }

    /**
     * The guard of that name, if it fits the store.
     *
     * @throws IllegalArgumentException if there is none or it does not fit; the message says which do
     */
    public static Guard named(String name, String store) {
        Guard guard = named(name);
        if (!guard.fits(store)) {
            throw new IllegalArgumentException("guard '" + name + "' does not fit store '" + store + "'; it fits: "
                    + String.join(", ", guard.stores()) + "; guards that fit '" + store + "': "
                    + names(fitting(store)));
        }
        return guard;
    }

    private static String names(List<Guard> guards) {
        List<String> names = new ArrayList<>();
        for (Guard guard : guards) {
            names.add(guard.name());
        }
        return String.join(", ", names);
    }
}

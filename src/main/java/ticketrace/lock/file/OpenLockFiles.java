package ticketrace.lock.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock files that this process has open, by device and inode.
 *
 * <p>To the kernel a record lock belongs to the process, and closing any descriptor of the file frees it (fcntl(2)). So
 * a process opens each lock file once, and this class remembers which files those are. Locks need no other static
 * state; they need this one because the kernel, too, keeps record locks for each process.
 */
public final class OpenLockFiles {

    private static final Set<Object> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private OpenLockFiles() {}

    /**
     * Notes that {@code file} is opened now, and creates it if it is not there.
     *
     * @return the file's identity, to be given back by {@link #closed}
     * @throws IOException if it cannot be created, or is no regular file
     * @throws IllegalStateException if this process has it open already
     */
    static Object opens(Path file) throws IOException {
        // one thread at a time: the thread that creates the file closes it once, which would free another thread's lock
        synchronized (OPEN_HERE) {
            Object key = createdKey(file);
            if (!OPEN_HERE.add(key)) {
                throw new IllegalStateException(file + " is already open as a lock in this process; share that one");
            }
            return key;
        }
    }

    static void closed(Object key) {
        OPEN_HERE.remove(key);
    }

    /** The file's identity. Found without opening a file that exists, which could drop a lock held on it. */
    private static Object createdKey(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException firstUse) { // rare: a lock file outlives the processes that use it
            attributes = created(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
        if (!attributes.isRegularFile()) {
            throw new IOException(file + ": not a regular file, so it cannot carry a lock");
        }
        return key(file, attributes);
    }

    private static Object key(Path file, BasicFileAttributes attributes) throws IOException {
        Object key = attributes.fileKey();
        return key != null ? key : file.toRealPath();
    }

    /** The identity of the file to which the name leads now; null if there is no such file. Opens nothing. */
    static @Nullable Object keyOf(Path file) throws IOException {
        try {
            return key(file, Files.readAttributes(file, BasicFileAttributes.class));
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    /** Creates the file; if the name is a link to a file that is not there, creates that one. */
    private static BasicFileAttributes created(Path file) throws IOException {
        try {
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * The path of a lock's companion, such as {@code tickets.robust.line}: beside the file that the name leads to, so
     * that a process that uses another name finds the same companion.
     */
    public static Path beside(Path file, String suffix) throws IOException {
        Path real = RealPath.of(file);
        return real.resolveSibling(real.getFileName() + suffix);
    }

    /** The failure as one sentence that names the file and what is wrong with it. */
    static IOException unusable(Path file, IOException e) {
        String why = e instanceof FileSystemException at ? at.getReason() : e.getMessage();
        if (e instanceof AccessDeniedException) {
            why = "permission denied";
        } else if (e instanceof NoSuchFileException) {
            why = missing(file);
        }
        return new IOException(file + ": cannot be used as a lock: " + why, e);
    }

    private static String missing(Path file) {
        if (Files.isSymbolicLink(file)) {
            try {
                return "it is a link to " + Files.readSymbolicLink(file) + ", whose folder does not exist";
            } catch (IOException gone) {
                return "it is a link that cannot be read";
            }
        }
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || Files.exists(folder) ? "somebody has deleted it" : "its folder does not exist";
    }
}

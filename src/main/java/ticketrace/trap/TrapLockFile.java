package ticketrace.trap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.SteppableGuard;
import ticketrace.launch.OwnPid;
import ticketrace.lock.LockSteps;

/**
 * A file that a trap uses as a lock, and the steps on it. Each step is a system call or two. For one thread. If the
 * process dies, the kernel closes the file and frees its record lock; the file stays.
 */
final class TrapLockFile {

    private final Path path;
    private final LockSteps steps;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    TrapLockFile(Path folder, String name, LockSteps steps) {
        this(folder.resolve(SteppableGuard.FILES + name), steps);
    }

    /** A file that is there for something else, too. */
    TrapLockFile(Path path, LockSteps steps) {
        this.path = path;
        this.steps = steps;
    }

    Path path() {
        return path;
    }

    /** OPEN: opens the file, and makes it if it is not there; returns its number. */
    long open() throws IOException {
        steps.before("OPEN");
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        long inode = inode();
        steps.saw("#" + inode);
        return inode;
    }

    /** LOCK: takes the record lock of the open file if it is free; otherwise closes the file. */
    boolean lock() throws IOException {
        steps.before("LOCK");
        FileChannel open = channel;
        lock = open == null ? null : open.tryLock();
        if (lock == null) {
            close();
        }
        return lock != null;
    }

    /** CHECK-NAME: whether the name still leads to the open file; if not, closes the file. */
    boolean isStillThere(long openInode) throws IOException {
        steps.before("CHECK-NAME");
        boolean same = isThere() && inode() == openInode;
        if (!same) {
            close();
        }
        return same;
    }

    /** The number of the file to which the name leads. */
    long inode() throws IOException {
        return (Long) Files.getAttribute(path, "unix:ino");
    }

    /** UNLOCK: closes the file, and so gives its record lock back. */
    void unlock() throws IOException {
        steps.before("UNLOCK");
        close();
    }

    /** CHECK: whether the file is there. */
    boolean check() {
        steps.before("CHECK");
        return isThere();
    }

    private boolean isThere() {
        return Files.exists(path);
    }

    /** CREATE: makes the file with this process's pid in it, whether or not it is there. */
    void create() throws IOException {
        steps.before("CREATE");
        Files.writeString(path, me());
    }

    /** CREATE: makes the file with this process's pid in it; returns false if it is there. */
    boolean createNew() throws IOException {
        steps.before("CREATE");
        try {
            Files.writeString(path, me(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException there) {
            return false;
        }
    }

    /** DELETE, or another word: deletes the file if it is there. */
    void delete(String step) throws IOException {
        steps.before(step);
        Files.deleteIfExists(path);
    }

    /** RENAME: gives the file another name; returns false if it is not there. */
    boolean renameTo(Path other) throws IOException {
        steps.before("RENAME");
        try {
            Files.move(path, other, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** READ-PID: whether the process whose pid is in the file is dead; false if there is no file. */
    boolean isHolderDead() throws IOException {
        steps.before("READ-PID");
        try {
            String pid = Files.readString(path).substring(1);
            return !Files.exists(Path.of("/proc", pid));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** CHECK-AGE: whether no process has written to the file for half an hour; false if there is no file. */
    boolean isOld() throws IOException {
        steps.before("CHECK-AGE");
        try {
            Instant written = Files.getLastModifiedTime(path).toInstant();
            return written.isBefore(Instant.now().minus(SteppableGuard.OLD));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** READ-FILE: reads the file by a second channel, and closes that. */
    void readBySecondChannel() throws IOException {
        steps.before("READ-FILE");
        Files.readString(path);
    }

    /** WRITE-PID: writes the pid into the open file. */
    void writePid() throws IOException {
        steps.before("WRITE-PID");
        FileChannel open = channel;
        if (open != null) {
            open.truncate(0);
            open.write(ByteBuffer.wrap(me().getBytes(StandardCharsets.US_ASCII)), 0);
        }
    }

    /** REPLACE: writes the pid into a new file, and gives that file the name of the lock. */
    void replace() throws IOException {
        steps.before("REPLACE");
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.writeString(next, me());
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the open file holds, without a step. The name may lead to another file by now. */
    String readOpen() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            throw new IOException(path + ": the buyer has not opened it");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(open.size()));
        open.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    private static String me() {
        return "@" + OwnPid.get();
    }

    /** Closes the file if it is open, without a step. */
    void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        lock = null;
        if (open != null) {
            open.close();
        }
    }
}

package ticketrace.lock.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The list of this process's record locks, as the kernel keeps it in {@code /proc/self/fdinfo}.
 *
 * <p>Stateless; usable by any thread. It opens only files in {@code /proc}, so the process loses no lock. Source:
 * proc_pid_fdinfo(5), "lock", since Linux 4.1.
 */
final class RecordLockList {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path TOLD = Path.of("/proc/self/fdinfo");

    private RecordLockList() {}

    /**
     * Whether this process has no lock on that byte of the file. False, too, if there is no {@code /proc/self/fdinfo};
     * true on a kernel that has that folder but lists no locks in it (Linux before 4.1).
     *
     * @param fileKey of a file that this process has open
     */
    static boolean lacks(Object fileKey, long position) {
        boolean seen = false;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (fileKey.equals(OpenLockFiles.keyOf(descriptor))) {
                    if (isTold(descriptor.getFileName(), position)) {
                        return false;
                    }
                    seen = true;
                }
            }
        } catch (IOException | DirectoryIteratorException untold) {
            return false;
        }
        return seen;
    }

    private static boolean isTold(Path descriptor, long position) throws IOException {
        try {
            for (String line : Files.readAllLines(TOLD.resolve(descriptor))) {
                if (line.startsWith("lock:") && covers(line.trim().split("\\s+", -1), position)) {
                    return true;
                }
            }
        } catch (NoSuchFileException closedMeanwhile) {
            return false;
        }
        return false;
    }

    /** Such as {@code lock: 1: POSIX ADVISORY WRITE 15297 fe:00:5366610 0 EOF}. */
    private static boolean covers(String[] words, long position) {
        String last = words[words.length - 1];
        return words.length == 9
                && words[2].equals("POSIX")
                && words[4].equals("WRITE")
                && Long.parseLong(words[7]) <= position
                && (last.equals("EOF") || position <= Long.parseLong(last));
    }
}

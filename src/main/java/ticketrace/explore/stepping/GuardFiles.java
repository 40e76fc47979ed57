package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ticketrace.guard.SteppableGuard;

/**
 * The files of a {@link SteppableGuard} in the folder of a race, and the record locks of the buyers. Only the launcher's
 * thread uses it. It opens the files, and so loses no lock: it holds none.
 *
 * <p>Source: proc_locks(5).
 */
final class GuardFiles {

    private static final String RECORD_LOCK = "POSIX";
    private static final Path LOCKS = Path.of("/proc/locks");

    private final Path folder;

    GuardFiles(Path folder) {
        this.folder = folder;
    }

    /** What the lock can find there, with {@code #} before the numbers of files and {@code @} before pids. */
    List<String> look(Set<Long> buyers) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            try {
                found.add(file.getFileName() + "=#" + Files.getAttribute(file, "unix:ino") + ":"
                        + Files.readString(file, StandardCharsets.ISO_8859_1).strip() + (isOld(file) ? ":old" : ""));
            } catch (NoSuchFileException gone) {
                // somebody outside the race deletes it; the buyers stand still
            }
        }
        found.addAll(locks(buyers));
        return found;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder, SteppableGuard.FILES + "*")) {
            listed.forEach(files::add);
        }
        return files;
    }

    private static boolean isOld(Path file) throws IOException {
        return Files.getLastModifiedTime(file)
                .toInstant()
                .isBefore(Instant.now().minus(SteppableGuard.OLD));
    }

    /** Such as {@code 1: POSIX  ADVISORY  WRITE 15297 fe:00:5366610 0 EOF}; {@code ->} stands before a waiting one. */
    private static List<String> locks(Set<Long> buyers) throws IOException {
        List<String> locks = new ArrayList<>();
        for (String line : Files.readAllLines(LOCKS)) {
            String[] words = line.trim().split("\\s+", -1);
            boolean waits = words.length > 1 && words[1].equals("->");
            int kind = waits ? 2 : 1;
            if (words.length < kind + 7 || !words[kind].equals(RECORD_LOCK) || !buyers.contains(pid(words[kind + 3]))) {
                continue;
            }
            String inode = words[kind + 4].substring(words[kind + 4].lastIndexOf(':') + 1);
            locks.add((waits ? "waits" : "has") + ":@" + words[kind + 3] + ":#" + inode + ":" + words[kind + 5] + "-"
                    + words[kind + 6]);
        }
        return locks;
    }

    private static long pid(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException other) {
            return -1;
        }
    }

    /** Lets time pass: every file is an hour older afterwards than it was. */
    void age() throws IOException {
        for (Path file : files()) {
            Instant before = Files.getLastModifiedTime(file).toInstant();
            Files.setLastModifiedTime(file, FileTime.from(before.minus(SteppableGuard.OLD.multipliedBy(2))));
        }
    }
}

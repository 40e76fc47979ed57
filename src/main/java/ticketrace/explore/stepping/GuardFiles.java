package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ticketrace.guard.SteppableGuard;

/**
 * The files of a {@link SteppableGuard} in the folder of a race, and the record locks of the buyers. Only the launcher's
 * thread uses it. It opens the files, and so loses no lock: it holds none.
 *
 * <p>Sources: proc_locks(5), proc_pid_fdinfo(5).
 */
final class GuardFiles {

    private static final String RECORD_LOCK = "POSIX";
    private static final String WAITS = "waits";
    private static final int WORD_BYTES = 8;
    private static final String LOCK = "lock:";
    private static final Path LOCKS = Path.of("/proc/locks");

    private static final Pattern PID = Pattern.compile("\\d+");

    private final Path folder;
    private final Set<String> otherNames;

    /** See {@link SteppableGuard#otherNames}. */
    GuardFiles(Path folder, Set<String> otherNames) {
        this.folder = folder;
        this.otherNames = Set.copyOf(otherNames);
    }

    /** What the lock can find there, with {@code #} before the numbers of files and {@code @} before pids. */
    List<String> look(Set<Long> buyers) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            try {
                found.add(file.getFileName() + "=#" + Files.getAttribute(file, "unix:ino") + ":"
                        + content(Files.readAllBytes(file)) + (isOld(file) ? ":old" : ""));
            } catch (NoSuchFileException gone) {
                // somebody outside the race deletes it; the buyers stand still
            }
        }
        for (String name : otherNames) {
            if (Files.exists(folder.resolve(name))) {
                found.add(name + "=#" + Files.getAttribute(folder.resolve(name), "unix:ino"));
            }
        }
        found.addAll(held(buyers));
        return found;
    }

    /** The record locks that these processes hold on files of the folder. Each process shows its own, and misses none. */
    private Set<String> held(Set<Long> buyers) throws IOException {
        Set<String> held = new TreeSet<>();
        Path real = folder.toRealPath();
        for (long pid : buyers) {
            Path process = Path.of("/proc", String.valueOf(pid));
            try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
                for (Path file : open) {
                    held.addAll(heldOn(file, real, pid));
                }
            } catch (NoSuchFileException | DirectoryIteratorException gone) {
                // a killed buyer holds nothing
            }
        }
        return held;
    }

    /** The locks on one open file of a process; none if it is no file of the lock, or the process closes it meanwhile. */
    private List<String> heldOn(Path open, Path real, long pid) {
        try {
            Path target = Files.readSymbolicLink(open);
            if (!target.startsWith(real) || !isOfTheLock(target.getFileName().toString())) {
                return List.of();
            }
            String locks = Files.readString(open.resolveSibling("../fdinfo").resolve(open.getFileName()))
                    .lines()
                    .filter(line -> line.startsWith(LOCK))
                    .map(line -> line.substring(LOCK.length()))
                    .collect(Collectors.joining("\n"));
            return locks(locks, Set.of(pid));
        } catch (IOException closed) {
            return List.of();
        }
    }

    /** Whether a file of this name, which may have been deleted, belongs to the lock. */
    private boolean isOfTheLock(String name) {
        return name.startsWith(SteppableGuard.FILES) || otherNames.stream().anyMatch(name::startsWith);
    }

    /**
     * Whether that process sleeps in the kernel until it gets a record lock. The kernel tells the list of all locks page
     * by page, and leaves out some if other processes change it meanwhile. So a no may be wrong: ask again.
     */
    boolean isAsleep(long pid) throws IOException {
        return locks(Files.readString(LOCKS), Set.of(pid)).stream().anyMatch(lock -> lock.startsWith(WAITS));
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

    /** The words of a page of memory, without those that are 0; or a text, in which a number alone is a pid. */
    private static String content(byte[] bytes) {
        if (bytes.length > 0 && bytes[bytes.length - 1] == 0) {
            return words(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()));
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        return PID.matcher(text).matches() ? "@" + text : text;
    }

    private static String words(ByteBuffer page) {
        StringBuilder words = new StringBuilder();
        while (page.remaining() >= WORD_BYTES) {
            int at = page.position();
            long word = page.getLong();
            if (word != 0) {
                words.append(at).append('=').append(word).append(';');
            }
        }
        return words.toString();
    }

    /** Such as {@code 1: POSIX  ADVISORY  WRITE 15297 fe:00:5366610 0 EOF}; {@code ->} stands before a waiting one. */
    private static List<String> locks(String list, Set<Long> buyers) {
        List<String> locks = new ArrayList<>();
        for (String line : list.split("\n", -1)) {
            String[] words = line.trim().split("\\s+", -1);
            boolean waits = words.length > 1 && words[1].equals("->");
            int kind = waits ? 2 : 1;
            if (words.length < kind + 7 || !words[kind].equals(RECORD_LOCK) || !buyers.contains(pid(words[kind + 3]))) {
                continue;
            }
            String inode = words[kind + 4].substring(words[kind + 4].lastIndexOf(':') + 1);
            locks.add((waits ? WAITS : "has") + ":@" + words[kind + 3] + ":#" + inode + ":" + words[kind + 5] + "-"
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
}

package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import java.util.TreeSet;
import java.util.regex.Pattern;
import ticketrace.guard.SteppableGuard;

/**
 * The files of a {@link SteppableGuard} in the folder of a race, and the record locks of the buyers. Only the launcher's
 * thread uses it. It opens the files, and so loses no lock: it holds none.
 *
 * <p>Source: proc_locks(5).
 */
final class GuardFiles {

    private static final String RECORD_LOCK = "POSIX";
    private static final String WAITS = "waits";
    private static final int WORD_BYTES = 8;
    private static final int PAGE_BYTES = 4096;
    private static final int FEWEST_LOOKS = 3;
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
        found.addAll(locks(buyers));
        return found;
    }

    /** Whether that process sleeps in the kernel until it gets a record lock. */
    boolean isAsleep(long pid) throws IOException {
        for (String lock : locks(Set.of(pid))) {
            if (lock.startsWith(WAITS)) {
                return true;
            }
        }
        return false;
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

    /**
     * The record locks of these processes, which stand still. The kernel tells the list page by page, and other processes
     * change it between two pages: then a line is there twice, or is left out. So a long list is read until it tells
     * nothing new.
     */
    private static Set<String> locks(Set<Long> buyers) throws IOException {
        Set<String> locks = new TreeSet<>();
        boolean isNew;
        boolean isLong;
        int looks = 0;
        do {
            String list = Files.readString(LOCKS);
            isNew = locks.addAll(locks(list, buyers));
            isLong = list.length() > PAGE_BYTES;
            looks++;
        } while (isLong && (isNew || looks < FEWEST_LOOKS));
        return locks;
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

    /** Lets time pass: every file is an hour older afterwards than it was. */
    void age() throws IOException {
        for (Path file : files()) {
            Instant before = Files.getLastModifiedTime(file).toInstant();
            Files.setLastModifiedTime(file, FileTime.from(before.minus(SteppableGuard.OLD.multipliedBy(2))));
        }
    }
}

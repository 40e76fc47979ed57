package ticketrace.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes files that no process needs any more from the folder of archives, each time an archive is added: so the
 * folder cannot grow without end. It does not touch other programs' files. Several processes may do this at once: a
 * file that another process has removed is no error, and a running JVM can use a removed file until it ends.
 */
final class OldArchives {

    /** The beginning of the name of a folder in which a process makes an archive. */
    static final String PART = "part-";

    /** The process that made a folder as old as this has died: no process needs so long for an archive. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** After this time a process tries again to make an archive: the disk may no longer be full. */
    private static final Duration FAILURE_LASTS = Duration.ofHours(1);

    private OldArchives() {}

    /** Removes the archives that the current one replaces, and those that {@link KeptArchives} chooses. */
    static void remove(Path folder, ArchiveName name, Path current) throws IOException {
        List<KeptArchives.Archive> archives = new ArrayList<>();
        for (Path file : list(folder)) {
            if (isReplaced(name, file, current) || isLeftOver(file)) {
                delete(file);
            } else if (ArchiveName.noteOf(file) != null) {
                archives.add(look(file));
            }
        }
        for (Path gone : KeptArchives.outOf(archives, Instant.now())) {
            Files.deleteIfExists(gone);
        }
        removeNotesOfNobody(folder);
    }

    /**
     * An older archive of the same owner. A current one stays: another launcher may have made it, and its children may
     * be about to open it.
     */
    private static boolean isReplaced(ArchiveName name, Path file, Path current) throws IOException {
        return name.isOwnersFile(file) && !file.equals(current) && !(name.isCurrent(file) && name.isWhole(file));
    }

    /** Whether it is an unfinished archive of a dead process, or the note of a failure that no longer counts. */
    private static boolean isLeftOver(Path file) {
        String called = String.valueOf(file.getFileName());
        boolean part = called.startsWith(PART) || called.endsWith(".part");
        return (part && isOlder(file, ABANDONED)) || (called.endsWith(ArchiveName.FAILED) && !isFailure(file));
    }

    /** Whether it is the note of a failure that still counts. */
    static boolean isFailure(Path note) {
        return !isOlder(note, FAILURE_LASTS);
    }

    /** Whether the file is older than this, or not there. */
    private static boolean isOlder(Path file, Duration age) {
        try {
            Instant made = Files.getLastModifiedTime(file).toInstant();
            return Duration.between(made, Instant.now()).compareTo(age) > 0;
        } catch (IOException gone) {
            return true;
        }
    }

    private static KeptArchives.Archive look(Path archive) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(archive, BasicFileAttributes.class);
        return new KeptArchives.Archive(
                archive, attributes.size(), attributes.lastModifiedTime().toInstant(), hasOwner(archive));
    }

    /** Whether its owner exists. True if no note names the owner: then the archive's age decides. */
    private static boolean hasOwner(Path archive) {
        try {
            return ArchiveOwner.read(archive.resolveSibling(String.valueOf(ArchiveName.noteOf(archive))))
                    .isThere();
        } catch (IOException unknown) {
            return true;
        }
    }

    private static void removeNotesOfNobody(Path folder) throws IOException {
        Set<String> needed = new HashSet<>();
        for (Path file : list(folder)) {
            String note = ArchiveName.noteOf(file);
            if (note != null) {
                needed.add(note);
            }
        }
        for (Path file : list(folder)) {
            String called = String.valueOf(file.getFileName());
            if (called.endsWith(ArchiveName.NOTE) && !needed.contains(called)) {
                Files.deleteIfExists(file);
            }
        }
    }

    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            // another process was quicker
        }
    }
}

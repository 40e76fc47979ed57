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
 * Removes from the folder of archives what nobody needs any more, when one is added to it: so it never grows without end.
 * What others keep there stays. Several processes may do so at once; a file that is gone already is no matter, and one that a
 * running JVM has open is of use to it until it ends.
 */
final class OldArchives {

    /** What the name of a folder begins with in which an archive is being made. */
    static final String PART = "part-";

    /** What somebody who died left half done goes after so long: nobody takes so long. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** What failed is tried again after so long: a disk is no longer full. */
    private static final Duration FAILURE_LASTS = Duration.ofHours(1);

    private OldArchives() {}

    /** All that the current archive of this name, and the rule of {@link KeptArchives}, make needless. */
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

    /** Of the same owner; but another launcher may have made one at the same time, and its children are about to open it. */
    private static boolean isReplaced(ArchiveName name, Path file, Path current) throws IOException {
        return name.isOwnersFile(file) && !file.equals(current) && !(name.isCurrent(file) && name.isWhole(file));
    }

    /** Half made, by whoever died meanwhile; or a failure that is to be forgotten. */
    private static boolean isLeftOver(Path file) {
        String called = String.valueOf(file.getFileName());
        boolean part = called.startsWith(PART) || called.endsWith(".part");
        return (part && isOlder(file, ABANDONED)) || (called.endsWith(ArchiveName.FAILED) && !isFailure(file));
    }

    /** Whether it is the note of a failure that counts. */
    static boolean isFailure(Path note) {
        return !isOlder(note, FAILURE_LASTS);
    }

    /** Or not there. */
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

    /** Where nothing says whose it is, somebody may need it: its age decides. */
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
        } catch (NoSuchFileException another) {
            // was quicker
        }
    }
}

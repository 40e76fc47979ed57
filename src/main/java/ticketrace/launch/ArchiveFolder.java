package ticketrace.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of this user's class archives. A file {@code buyer-OWNER-STATE-CHECKSUM.jsa} is an archive; {@code
 * buyer-OWNER.owner} beside it says whose it is. An archive's file time is when it was last used. Any number of
 * processes may use the folder at once.
 */
final class ArchiveFolder {

    private final Path folder;
    private final ArchiveOwner owner;
    private final ArchiveName name;

    private ArchiveFolder(Path folder, ArchiveOwner owner, ArchiveName name) {
        this.folder = folder;
        this.owner = owner;
        this.name = name;
    }

    /**
     * The folder with the archives for that kind of child. Empty if this JVM can have no archive: it must run from a
     * jar, and its user must have a cache.
     */
    static Optional<ArchiveFolder> of(String kind) throws IOException {
        ArchiveOwner owner = ArchiveOwner.ofThisJvm();
        Path cache = CacheDirectory.find();
        if (owner.jars().isEmpty() || cache == null || isList(cache)) {
            return Optional.empty();
        }
        return Optional.of(new ArchiveFolder(cache, owner, ArchiveName.of(kind, owner)));
    }

    /** The JVM reads ':' in a path as a separator. */
    private static boolean isList(Path path) {
        return path.toString().contains(File.pathSeparator);
    }

    ArchiveOwner owner() {
        return owner;
    }

    /** Whether an archive must be made: there is none, and no attempt has just failed. Looks at names only. */
    boolean lacksArchive() throws IOException {
        return list().stream().noneMatch(name::isCurrent) && !hasFailed();
    }

    /** The archive, or null if it is not there or is damaged. Notes that it is used now. */
    @Nullable
    Path find() throws IOException {
        for (Path file : list()) {
            if (name.isCurrent(file) && name.isWhole(file)) {
                noteUse(file);
                return file;
            }
        }
        return null;
    }

    private static void noteUse(Path archive) {
        try {
            Files.setLastModifiedTime(archive, FileTime.from(Instant.now()));
        } catch (IOException othersMayRemoveIt) {
            // then some process makes it again
        }
    }

    /** A new folder in which to make an archive. If this process does not delete it, another one will. */
    Path part() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, OldArchives.PART);
    }

    /** Moves a new archive to its place, and removes old ones that no process needs any more. */
    Path keep(Path made) throws IOException {
        Path archive = folder.resolve(name.of(made));
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.write(folder.resolve(name.ownersNote()), owner.lines());
            OldArchives.remove(folder, name, archive);
        } catch (IOException untidy) {
            // the archive is usable; the next process that makes one removes the old files
        }
        return archive;
    }

    /** Whether making the archive has failed, not long ago. */
    boolean hasFailed() {
        return OldArchives.isFailure(folder.resolve(name.failureNote()));
    }

    /** Notes why making the archive failed: for some time, no process tries again. */
    void noteFailure(String why) {
        try {
            Files.writeString(folder.resolve(name.failureNote()), why + "\n");
        } catch (IOException fullDisk) {
            // then the next process tries, and fails, too
        }
    }

    private List<Path> list() throws IOException {
        return Files.isDirectory(folder) ? OldArchives.list(folder) : List.of();
    }
}

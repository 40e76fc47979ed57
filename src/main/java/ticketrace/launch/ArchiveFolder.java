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
 * Where this user's archives of classes are: {@code buyer-OWNER-STATE-CHECKSUM.jsa}, beside each {@code buyer-OWNER.owner},
 * which says whose it is. An archive's time is when it was last used. Any number of processes may use the folder at once.
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
     * Where an archive for that kind of child is, if this JVM can have one: it runs from a jar, and its user has a cache.
     */
    static Optional<ArchiveFolder> of(String kind) throws IOException {
        ArchiveOwner owner = ArchiveOwner.ofThisJvm();
        Path cache = CacheDirectory.find();
        if (owner.jars().isEmpty() || cache == null || isList(cache)) {
            return Optional.empty();
        }
        return Optional.of(new ArchiveFolder(cache, owner, ArchiveName.of(kind, owner)));
    }

    /** To the JVM's option, such a path is two. */
    private static boolean isList(Path path) {
        return path.toString().contains(File.pathSeparator);
    }

    ArchiveOwner owner() {
        return owner;
    }

    /** Whether one is to be made: there is none, and making it has not just failed. Does not look into it. */
    boolean lacksArchive() throws IOException {
        return list().stream().noneMatch(name::isCurrent) && !hasFailed();
    }

    /** The archive, if it is there and undamaged. From now on it was used. */
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
            // and it is made again
        }
    }

    /** A folder for what is needed to make one; gone some day if nobody deletes it. */
    Path part() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, OldArchives.PART);
    }

    /** Keeps an archive that was made, and removes what nobody needs any more. */
    Path keep(Path made) throws IOException {
        Path archive = folder.resolve(name.of(made));
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.write(folder.resolve(name.ownersNote()), owner.lines());
            OldArchives.remove(folder, name, archive);
        } catch (IOException untidy) {
            // the next one that is made tidies up; this one can be used
        }
        return archive;
    }

    /** Whether it was tried in vain, not long ago. */
    boolean hasFailed() {
        return OldArchives.isFailure(folder.resolve(name.failureNote()));
    }

    /** For some time it is not tried again. */
    void noteFailure(String why) {
        try {
            Files.writeString(folder.resolve(name.failureNote()), why + "\n");
        } catch (IOException fullDisk) {
            // then the next one tries in vain, too
        }
    }

    private List<Path> list() throws IOException {
        return Files.isDirectory(folder) ? OldArchives.list(folder) : List.of();
    }
}

package ticketrace.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An archive of the classes that a kind of child loads, parsed and linked beforehand, so that it starts in half the time.
 *
 * <p>Made once for the jars of a class path and a JDK, from what a child loads in a rehearsal, and kept in the user's cache directory; made
 * again when the jar or the JDK has changed or the file is damaged, and the old one is removed. Nobody depends on it: where
 * it cannot be made or kept (no jar, a read-only cache, a full disk), children start without, as they always could.
 *
 * <p>It is a static archive, with the JDK's own classes in it, and not a dynamic one on top of the JDK's: that one started
 * no faster and took 3 MiB more of each child.
 *
 * <p>Thread and process safety: any number of processes may make the same archive at once; each writes a file beside it and
 * moves that in place in one step. If the process dies here, that file stays, and {@link #make} removes it a day later.
 *
 * <p>See JEP 310, "Application Class-Data Sharing"; {@code -Xshare} in java(1).
 */
public final class ClassArchive {

    /** Runs a child as it will run for good, with these options added to its JVM's. */
    public interface Rehearsal {
        void run(List<String> jvmOptions) throws IOException, InterruptedException;
    }

    /** How long the JVM that writes an archive may stand still. */
    private static final Duration DUMP_LIMIT = Duration.ofSeconds(30);

    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final String PART = ".part";

    /** With the heap objects of the JDK in the archive; only this collector of JDK 17's writes them. */
    private static final String WRITING_COLLECTOR = "-XX:+UseG1GC";

    /** As the JDK's own archive is made: objects written in a larger heap are moved and patched by every child. */
    private static final String WRITING_HEAP = "-Xmx128m";

    private final Path cache;
    private final List<Path> jars;
    private final ArchiveName name;

    private ClassArchive(Path cache, List<Path> jars, ArchiveName name) {
        this.cache = cache;
        this.jars = jars;
        this.name = name;
    }

    /**
     * The options with which a child of that kind starts on its archive. Makes the archive if there is none, which takes as
     * long as the rehearsal and a second or two.
     *
     * @return empty if there is no archive and none can be made
     */
    public static List<String> options(String kind, Rehearsal rehearsal) throws InterruptedException {
        List<Path> jars = ClassPath.ofThisJvm().leadingJars();
        Path cache = CacheDirectory.find();
        if (jars.isEmpty() || cache == null || isList(cache)) {
            return List.of();
        }
        try {
            ClassArchive archive = new ClassArchive(cache, jars, ArchiveName.of(kind, jars));
            Path found = archive.find();
            Path file = found != null ? found : archive.make(rehearsal);
            return file == null ? List.of() : startingOn(file);
        } catch (IOException | UncheckedIOException onlyCostsTime) {
            return List.of();
        }
    }

    /** To the JVM's option, such a path is two. */
    private static boolean isList(Path path) {
        return path.toString().contains(File.pathSeparator);
    }

    /** At the address it was made for: to move it costs each child 5 ms and 7 MiB, for its pages are then its own. */
    private static List<String> startingOn(Path file) {
        return List.of(
                "-XX:SharedArchiveFile=" + file, "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");
    }

    private @Nullable Path find() throws IOException {
        if (!Files.isDirectory(cache)) {
            return null;
        }
        for (Path file : list()) {
            if (name.isCurrent(file) && name.isWhole(file)) {
                return file;
            }
        }
        return null;
    }

    private @Nullable Path make(Rehearsal rehearsal) throws IOException, InterruptedException {
        Files.createDirectories(cache);
        Path classes = Files.createTempFile(cache, "classes", PART);
        Path dumped = cache.resolve(classes.getFileName() + PART);
        try {
            rehearsal.run(List.of("-XX:DumpLoadedClassList=" + classes));
            if (!dump(classes, dumped)) {
                return null;
            }
            Path archive = cache.resolve(name.of(dumped));
            Files.move(dumped, archive, StandardCopyOption.ATOMIC_MOVE);
            removeOthers(archive);
            return archive;
        } finally {
            Files.deleteIfExists(classes);
            Files.deleteIfExists(dumped);
        }
    }

    private boolean dump(Path classes, Path archive) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(JvmCommand.SILENT);
        options.addAll(List.of(
                WRITING_COLLECTOR,
                WRITING_HEAP,
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive));
        ClassPath classPath = new ClassPath(jars.stream().map(Path::toString).toList());
        Process dumping =
                Forker.start(JvmCommand.of(Shield.endingWithParent(), options, classPath, "-version", List.of())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD));
        try {
            boolean ended =
                    Limit.on(DUMP_LIMIT, dumping.pid()).await(nanos -> dumping.waitFor(nanos, TimeUnit.NANOSECONDS));
            return ended && dumping.exitValue() == 0 && Files.isRegularFile(archive);
        } finally {
            dumping.destroyForcibly();
        }
    }

    /** Older archives of the same jar and JDK, damaged ones, and what somebody who died left half done. */
    private void removeOthers(Path current) throws IOException {
        for (Path file : list()) {
            boolean replaced = name.isOwnersFile(file) && !file.equals(current) && !isGood(file);
            if (replaced || isAbandoned(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Another launcher may have made one at the same time, and its children are about to open it. */
    private boolean isGood(Path file) throws IOException {
        return name.isCurrent(file) && name.isWhole(file);
    }

    private static boolean isAbandoned(Path file) throws IOException {
        return String.valueOf(file.getFileName()).endsWith(PART)
                && System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > ABANDONED.toMillis();
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }
}

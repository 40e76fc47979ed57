package ticketrace.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An archive of the classes that one kind of child loads. The classes in it are parsed and linked, so a child starts in
 * half the time.
 *
 * <p>The launcher makes one archive for a JDK and the jars at the beginning of the class path, and keeps it in the
 * user's cache directory. It holds the classes that children load in a rehearsal. The launcher makes it again when a
 * jar or the JDK has changed or the file is damaged, and removes old archives ({@link KeptArchives}). No child depends
 * on it: if the launcher cannot make or keep the archive (no jar, a read-only cache, a full disk), children start
 * without it.
 *
 * <p>It is a static archive, which also holds the JDK's own classes, and not a dynamic archive on top of the JDK's: a
 * dynamic one was no faster and took 3 MiB more memory in each child.
 *
 * <p>Thread and process safety: any number of processes may make the same archive at once; each makes it in a folder of
 * its own and moves it to its place in one step. If a process dies meanwhile, its folder stays, and another process
 * removes it a day later.
 *
 * <p>See JEP 310, "Application Class-Data Sharing"; {@code -Xshare} in java(1).
 */
public final class ClassArchive {

    /** Runs children as they will run later, so that they load the classes that belong into the archive. */
    public interface Rehearsal {

        /**
         * Runs them.
         *
         * @param folder for their files, all deleted afterwards
         * @param nextJvm the options to add for the next JVM; call it again for each JVM
         */
        void run(Path folder, Supplier<List<String>> nextJvm) throws IOException, InterruptedException;
    }

    private static final Duration DUMP_LIMIT = Duration.ofSeconds(30);

    /** The archive holds heap objects of the JDK; of JDK 17's collectors only this one writes them. */
    private static final String WRITING_COLLECTOR = "-XX:+UseG1GC";

    /**
     * The JDK makes its own archive with this heap. With a larger one, every child would have to move and patch the
     * objects.
     */
    private static final String WRITING_HEAP = "-Xmx128m";

    private ClassArchive() {}

    /** Whether {@link #options} would have to make the archive. Looks only at names of files. */
    public static boolean isMissing(String kind) {
        try {
            Optional<ArchiveFolder> folder = ArchiveFolder.of(kind);
            return folder.isPresent() && folder.get().lacksArchive();
        } catch (IOException | UncheckedIOException unusable) {
            return false;
        }
    }

    /**
     * The options with which a child of that kind uses its archive. Makes the archive if there is none, which takes a
     * second or two longer than the rehearsal.
     *
     * @param trouble called with the reason if the archive cannot be made
     * @return empty if there is no archive and none can be made
     */
    public static List<String> options(String kind, Rehearsal rehearsal, Consumer<String> trouble)
            throws InterruptedException {
        try {
            Optional<ArchiveFolder> folder = ArchiveFolder.of(kind);
            if (folder.isEmpty()) {
                return List.of();
            }
            Path found = folder.get().find();
            if (found != null) {
                return startingOn(found);
            }
            return folder.get().hasFailed() ? List.of() : startingOn(make(folder.get(), rehearsal));
        } catch (IOException | UncheckedIOException onlyCostsTime) {
            trouble.accept(String.valueOf(onlyCostsTime.getMessage()));
            return List.of();
        }
    }

    /**
     * The child maps it at the address for which it was made: another address costs each child 5 ms and 7 MiB of its
     * own pages.
     */
    private static List<String> startingOn(Path file) {
        return List.of(
                "-XX:SharedArchiveFile=" + file, "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");
    }

    private static Path make(ArchiveFolder folder, Rehearsal rehearsal) throws IOException, InterruptedException {
        Path part = folder.part();
        try {
            ClassLists lists = new ClassLists(part);
            rehearsal.run(part, lists::optionsOfNextJvm);
            return folder.keep(dump(part, lists.together(), folder.owner()));
        } catch (IOException | RuntimeException | LinkageError e) { // a plug-in may fail in any way
            folder.noteFailure(String.valueOf(e.getMessage()));
            throw e instanceof IOException io ? io : new IOException(String.valueOf(e.getMessage()), e);
        } finally {
            OldArchives.delete(part);
        }
    }

    private static Path dump(Path part, Path classes, ArchiveOwner owner) throws IOException, InterruptedException {
        Path archive = part.resolve("archive");
        Path log = part.resolve("dump.log");
        List<String> options = new ArrayList<>(JvmCommand.SILENT);
        options.addAll(new CrashReport(log).options());
        options.addAll(List.of(
                WRITING_COLLECTOR,
                WRITING_HEAP,
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive));
        ClassPath jars = new ClassPath(owner.jars().stream().map(Path::toString).toList());
        Process dumping = ForkingThread.start(
                JvmCommand.of(CommandPrefix.endingWithParent(), options, jars, "-version", List.of())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile()));
        try {
            ProgressLimit limit = ProgressLimit.on(DUMP_LIMIT, dumping.pid());
            if (!limit.await(nanos -> dumping.waitFor(nanos, TimeUnit.NANOSECONDS))) {
                throw new IOException("the JVM that should write it did not end " + limit.words());
            }
            if (dumping.exitValue() != 0 || !Files.isRegularFile(archive)) {
                throw new IOException("the JVM that should write it ended with exit code " + dumping.exitValue());
            }
            return archive;
        } finally {
            dumping.destroyForcibly();
        }
    }
}

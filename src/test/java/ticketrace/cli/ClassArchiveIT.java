package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** Buyers start from a class archive (CDS). The output of a race is the same with and without the archive. */
class ClassArchiveIT {

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path cache = folder.resolve("cache");
    private final Path archives = cache.resolve("ticketrace");
    private final Path runs = folder.resolve("runs");

    private Ticketrace keepingIn(Path cache) {
        return Ticketrace.in(folder.path()).with("XDG_CACHE_HOME", cache.toString());
    }

    /** Has it race, and checks that nobody sees a difference; whether it made the archive, and said so. */
    private boolean races(Ticketrace ticketrace) throws Exception {
        try (Running race = ticketrace.start("run", "--buyers", "2", "--tickets", "9", "--runs-dir", runs.toString())) {
            return races(race);
        }
    }

    private boolean races(Running race) throws Exception {
        Finished finished = race.finish();
        assertThat(finished.exit()).as("exit code of %s", finished).isZero();
        assertThat(finished.err()).isEmpty();
        for (Path held : RunsFolder.list(runs)) {
            assertThat(RunsFolder.list(held).stream()
                            .filter(file -> file.toString().endsWith(".log")))
                    .hasSize(2)
                    .allSatisfy(log -> assertThat(log).isEmptyFile());
        }
        return race.gotReady();
    }

    /** The only archive in the cache. The only other file there is the note that says to which jar it belongs. */
    private Path onlyArchive() {
        List<Path> files = RunsFolder.list(archives);
        assertThat(files).hasSize(2);
        assertThat(files.get(0)).hasExtension("jsa");
        assertThat(files.get(1)).hasExtension("owner");
        return files.get(0);
    }

    private static void damage(Path archive) throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        for (int i = bytes.length / 3; i < bytes.length / 2; i++) {
            bytes[i] ^= 0x55;
        }
        Files.delete(archive);
        Files.write(archive, bytes);
    }

    private void awaitBuyersOn(Path archive, int buyers) {
        Await.until(
                buyers + " buyers run on the archive",
                () -> folder.processes().stream()
                                .filter(pid -> maps(pid, archive))
                                .count()
                        == buyers);
    }

    @Test
    void archive_isMadeOnce_usedByAllBuyers_andRebuiltWhenDamaged() throws Exception {
        assertThat(races(keepingIn(cache)))
                .as("the command says that it gets ready")
                .isTrue();
        Path archive = onlyArchive();
        putRunsAside("first");

        try (Running race = keepingIn(cache)
                .start("run", "--tickets", "9000", "--think", "50ms", "--timeout", "30m", "--runs-dir", "runs")) {
            RunsOnDisk.awaitMidRace(runs);
            awaitBuyersOn(archive, 8);
            assertThat(race.gotReady()).isFalse();
            race.signal("KILL");
            race.finish();
        }
        try (Running explore =
                keepingIn(cache).interruptible().start("explore", "--buyers", "3", "--runs-dir", "explored")) {
            awaitBuyersOn(archive, 3);
            explore.signal("INT");
            explore.finish();
        }
        assertThat(onlyArchive()).isEqualTo(archive);

        damage(archive);
        Files.createFile(archives.resolve("of-somebody-else"));
        putRunsAside("second");
        races(keepingIn(cache));
        Files.delete(archives.resolve("of-somebody-else"));
        assertThat(onlyArchive()).isNotEqualTo(archive);
    }

    private void putRunsAside(String name) throws IOException {
        Files.move(runs, folder.resolve(name));
    }

    static boolean maps(long pid, Path file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "maps"))
                    .contains(file.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    /** Starts a race with a plug-in and a folder of classes. The JVM cannot archive classes of a folder. */
    private Running startWithPlugIn(Path jar) throws IOException {
        return keepingIn(cache)
                .fromJar(jar)
                .withPlugIns(plugIn(), folder.resolve("classes"))
                .start("run", "--buyers", "2", "--tickets", "9", "--runs-dir", runs.toString());
    }

    private boolean racesWithPlugIn(Path jar) throws Exception {
        try (Running race = startWithPlugIn(jar)) {
            return races(race);
        }
    }

    private Path plugIn() throws IOException {
        Path jar = folder.resolve("plug-in.jar");
        if (!Files.exists(jar)) {
            try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
                entries.putNextEntry(new ZipEntry("plugged/in.txt"));
            }
            Files.write(Files.createDirectory(folder.resolve("classes")).resolve("some.txt"), new byte[1]);
        }
        return jar;
    }

    @Test
    void launchersThatMakeTheArchiveAtOnce_bothRace_andANewJarGetsItsOwn() throws Exception {
        Path jar = Files.copy(Ticketrace.builtJar(), folder.resolve("its own.jar"));
        try (Running one = startWithPlugIn(jar);
                Running other = startWithPlugIn(jar)) {
            one.finish();
            other.finish();
            assertThat(List.of(races(one), races(other))).contains(true);
        }
        List<Path> made = archives();
        assertThat(made).hasSizeBetween(1, 2);

        putRunsAside("at once");
        assertThat(racesWithPlugIn(jar)).isFalse();
        assertThat(archives()).isEqualTo(made);

        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        putRunsAside("before");
        assertThat(racesWithPlugIn(jar)).isTrue();
        assertThat(archives()).doesNotContainAnyElementsOf(made).hasSize(1);
    }

    private List<Path> archives() {
        assertThat(RunsFolder.list(archives)).allMatch(file -> file.toString().matches(".*\\.(jsa|owner)"));
        return RunsFolder.list(archives).stream()
                .filter(file -> file.toString().endsWith(".jsa"))
                .toList();
    }

    @Test
    void raceRuns_thoughTheCacheCannotBeWritten() throws Exception {
        assertThat(races(keepingIn(Path.of("/proc")))).isFalse();
        assertThat(races(keepingIn(Files.createFile(folder.resolve("a-file"))))).isFalse();
        assertThat(races(keepingIn(folder.resolve("two:paths")))).isFalse();
    }
}

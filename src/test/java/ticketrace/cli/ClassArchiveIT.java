package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** Buyers start on an archive of their classes, and nobody sees a difference where there is none. */
class ClassArchiveIT {

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path cache = folder.resolve("cache");
    private final Path archives = cache.resolve("ticketrace");
    private final Path runs = folder.resolve("runs");

    private Ticketrace keepingIn(Path cache) {
        return Ticketrace.in(folder.path()).with("XDG_CACHE_HOME", cache.toString());
    }

    private void assertRaces(Ticketrace ticketrace) throws Exception {
        Finished run = ticketrace.runsQuietly("run", "--buyers", "2", "--tickets", "9", "--runs-dir", runs.toString());
        assertThat(run.exit()).isZero();
        for (Path held : RunsFolder.list(runs)) {
            assertThat(RunsFolder.list(held).stream()
                            .filter(file -> file.toString().endsWith(".log")))
                    .hasSize(2)
                    .allSatisfy(log -> assertThat(log).isEmptyFile());
        }
    }

    /** The one archive there is, and nothing else beside it. */
    private Path onlyArchive() {
        List<Path> files = RunsFolder.list(archives);
        assertThat(files).singleElement().asString().endsWith(".jsa");
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

    @Test
    void archive_isMadeOnce_usedByTheBuyers_andMadeAgainWhenItIsDamaged() throws Exception {
        assertRaces(keepingIn(cache));
        Path archive = onlyArchive();
        putRunsAside("first");
        Object made = Files.getLastModifiedTime(archive);

        try (Running race = keepingIn(cache)
                .start("run", "--tickets", "9000", "--think", "50ms", "--timeout", "30m", "--runs-dir", "runs")) {
            RunsOnDisk.awaitMidRace(runs);
            assertThat(folder.processes().stream().filter(pid -> maps(pid, archive)))
                    .as("buyers that run on the archive")
                    .hasSize(8);
            race.signal("KILL");
            race.finish();
        }
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(made);

        damage(archive);
        Files.createFile(archives.resolve("of-somebody-else"));
        putRunsAside("second");
        assertRaces(keepingIn(cache));
        Files.delete(archives.resolve("of-somebody-else"));
        assertThat(onlyArchive()).isNotEqualTo(archive);
    }

    @Test
    void steppedBuyers_startOnItToo() throws Exception {
        assertRaces(keepingIn(cache));
        Path archive = onlyArchive();
        try (Running explore = keepingIn(cache).start("explore", "--buyers", "3", "--runs-dir", "explored")) {
            Await.until(
                    "stepped buyers run on the archive",
                    () -> folder.processes().stream()
                                    .filter(pid -> maps(pid, archive))
                                    .count()
                            == 3);
            explore.signal("INT");
            explore.finish();
        }
        assertThat(onlyArchive()).isEqualTo(archive);
    }

    private void putRunsAside(String name) throws IOException {
        Files.move(runs, folder.resolve(name));
    }

    private static boolean maps(long pid, Path file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "maps"))
                    .contains(file.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void jarThatWasBuiltAnew_getsAnotherArchive_andTheOldOneGoes() throws Exception {
        Path jar = Files.copy(Ticketrace.builtJar(), folder.resolve("its own.jar"));
        assertRaces(keepingIn(cache).fromJar(jar));
        Path old = onlyArchive();

        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        putRunsAside("before");
        assertRaces(keepingIn(cache).fromJar(jar));

        assertThat(onlyArchive()).isNotEqualTo(old);
    }

    @Test
    void launchersThatMakeOneAtTheSameTime_bothRace_andLeaveOnlyWholeOnes() throws Exception {
        String[] race = {"run", "--buyers", "2", "--tickets", "9", "--runs-dir", runs.toString()};
        try (Running one = keepingIn(cache).start(race);
                Running other = keepingIn(cache).start(race)) {
            assertThat(List.of(one.finish(), other.finish()))
                    .extracting(Finished::exit)
                    .containsExactly(0, 0);
        }
        List<Path> made = RunsFolder.list(archives);
        assertThat(made).isNotEmpty().allSatisfy(file -> assertThat(file).hasExtension("jsa"));

        putRunsAside("at once");
        assertRaces(keepingIn(cache));
        assertThat(RunsFolder.list(archives)).isEqualTo(made);
    }

    @Test
    void cacheThatCannotBeWritten_isNoMatter() throws Exception {
        assertRaces(keepingIn(Path.of("/proc")));
        assertRaces(keepingIn(Files.createFile(folder.resolve("a-file"))));
        assertRaces(keepingIn(folder.resolve("two:paths")));
    }
}

package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.RunsFolder;

/** The files that the launcher removes from the folder of archives when it adds one. */
class OldArchivesTest {

    private static final Duration HOURS = Duration.ofHours(2);

    @TempDir
    private Path folder;

    private Path cache;
    private Path jar;

    @BeforeEach
    void makeAJar() throws IOException {
        cache = Files.createDirectory(folder.resolve("cache"));
        jar = Files.writeString(folder.resolve("some.jar"), "classes");
    }

    private static ArchiveOwner owner(Path jar) {
        return new ArchiveOwner(List.of(jar), Path.of(System.getProperty("java.home")));
    }

    /** Makes an archive of a jar and the note that names the jar; both were last used this long ago. */
    private Path archive(Path jar, String contents, Duration unused) throws IOException {
        ArchiveName name = ArchiveName.of("buyer", owner(jar));
        Path made = Files.writeString(cache.resolve("made"), contents);
        Path archive = Files.move(made, cache.resolve(name.of(made)));
        Files.write(cache.resolve(name.ownersNote()), owner(jar).lines());
        return age(archive, unused);
    }

    private static Path age(Path file, Duration age) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private void remove(Path current) throws IOException {
        OldArchives.remove(cache, ArchiveName.of("buyer", owner(jar)), current);
    }

    private Stream<String> left() {
        return RunsFolder.list(cache).stream().map(file -> file.getFileName().toString());
    }

    @Test
    void oldAndDamagedArchivesOfTheSameJar_areRemoved_andAnotherValidOneIsKept() throws Exception {
        Path before = archive(jar, "as it was", Duration.ZERO);
        Files.writeString(jar, "classes, and more");
        Path damaged = Files.writeString(archive(jar, "sound", Duration.ZERO), "unsound");
        Path another = archive(jar, "made at the same time", Duration.ZERO);
        Path current = archive(jar, "made", Duration.ZERO);
        remove(current);
        assertThat(before).doesNotExist();
        assertThat(damaged).doesNotExist();
        assertThat(another).exists();
        assertThat(current).exists();
        assertThat(left()).hasSize(3);
    }

    @Test
    void archiveOfAMissingJar_isRemovedWithItsNote_unlessItWasUsedJustNow() throws Exception {
        Path missing = Files.writeString(folder.resolve("gone.jar"), "classes");
        Path used = Files.writeString(folder.resolve("just-used.jar"), "classes");
        Path there = Files.writeString(folder.resolve("other.jar"), "classes");
        archive(missing, "archive of the missing jar", HOURS);
        Path ofUsed = archive(used, "archive used just now", Duration.ZERO);
        Path ofThere = archive(there, "archive of another jar", HOURS);
        Files.delete(missing);
        Files.delete(used);
        Path current = archive(jar, "made", Duration.ZERO);
        remove(current);
        assertThat(left())
                .hasSize(6)
                .contains(
                        ofUsed.getFileName().toString(),
                        ofThere.getFileName().toString(),
                        current.getFileName().toString());
    }

    @Test
    void archiveOfAnUnknownJar_isKeptUntilItIsOld() throws Exception {
        Path young = age(Files.createFile(cache.resolve("buyer-00000001-00000002-00000003.jsa")), HOURS);
        Path old = age(Files.createFile(cache.resolve("buyer-00000001-00000002-00000004.jsa")), Duration.ofDays(31));
        remove(archive(jar, "made", Duration.ZERO));
        assertThat(young).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void unfinishedFiles_areRemovedAfterADay_andForeignFilesAreKept() throws Exception {
        Path part =
                Files.createDirectories(cache.resolve("part-1").resolve("race")).getParent();
        Files.createFile(part.resolve("race").resolve("tickets.txt"));
        Path justBegun = Files.createDirectory(cache.resolve("part-2"));
        Path before = age(Files.createFile(cache.resolve("classes1.part")), Duration.ofDays(2));
        Path failed = age(Files.createFile(cache.resolve("buyer-00000001-00000002-failed.txt")), HOURS);
        Path foreign = age(Files.createFile(cache.resolve("foreign-file")), Duration.ofDays(400));
        age(part, Duration.ofDays(2));
        remove(archive(jar, "made", Duration.ZERO));
        assertThat(List.of(part, before, failed)).noneMatch(Files::exists);
        assertThat(List.of(justBegun, foreign)).allMatch(Files::exists);
    }
}

package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name of a class archive tells whether a JVM may use the archive. */
class ArchiveNameTest {

    @TempDir
    private Path folder;

    private Path jar;
    private Path archive;

    @BeforeEach
    void makeAnArchive() throws Exception {
        jar = Files.writeString(folder.resolve("some.jar"), "some classes");
        Path made = Files.writeString(folder.resolve("made"), "some classes, parsed");
        archive = Files.move(made, folder.resolve(name().of(made)));
    }

    private static ArchiveName of(String name, Path... jars) throws Exception {
        return ArchiveName.of(name, new ArchiveOwner(List.of(jars), Path.of(System.getProperty("java.home"))));
    }

    private ArchiveName name() throws Exception {
        return of("child", jar);
    }

    @Test
    void archiveOfThisJarAndJdk_isCurrentAndWhole() throws Exception {
        assertThat(name().isOwnersFile(archive)).isTrue();
        assertThat(name().isCurrent(archive)).isTrue();
        assertThat(name().isWhole(archive)).isTrue();
    }

    @Test
    void damagedArchive_isNotWhole() throws Exception {
        Files.writeString(archive, "some classes, Parsed");
        assertThat(name().isWhole(archive)).isFalse();
        Files.writeString(archive, "the same");
        assertThat(name().isWhole(archive)).isFalse();
    }

    @Test
    void archiveOfAChangedJar_belongsToItButIsNotCurrent() throws Exception {
        Files.writeString(jar, "some classes, and more");
        assertThat(name().isOwnersFile(archive)).isTrue();
        assertThat(name().isCurrent(archive)).isFalse();
    }

    @Test
    void archiveOfAJarWithAnotherTime_isNotCurrent() throws Exception {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        assertThat(name().isCurrent(archive)).isFalse();
    }

    @Test
    void everyJarOfTheClassPath_countsWithItsPosition() throws Exception {
        Path plugIn = Files.writeString(folder.resolve("plug-in.jar"), "more classes");
        ArchiveName both = of("child", jar, plugIn);
        assertThat(both.owner()).isNotEqualTo(name().owner());
        assertThat(both.owner()).isNotEqualTo(of("child", plugIn, jar).owner());
        Files.writeString(plugIn, "more classes, changed");
        ArchiveName changed = of("child", jar, plugIn);
        assertThat(changed.owner()).isEqualTo(both.owner());
        assertThat(changed.state()).isNotEqualTo(both.state());
    }

    @Test
    void archive_doesNotBelongToAnotherJarOrChild() throws Exception {
        ArchiveName other = of("child", Files.copy(jar, folder.resolve("other.jar")));
        assertThat(other.isOwnersFile(archive)).isFalse();
        assertThat(of("other", jar).isOwnersFile(archive)).isFalse();
    }
}

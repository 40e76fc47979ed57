package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.Limits;

/** A path that cannot be a lock causes an error. No thread waits for it. */
class LockPathTest {

    @TempDir
    Path folder;

    private void assertIsNoLock(LockKind kind, Path file) {
        assertThatIOException().isThrownBy(() -> tryAcquire(kind, file)).withMessageContaining(file.toString());
        assertThatIOException().isThrownBy(() -> acquire(kind, file)).withMessageContaining(file.toString());
    }

    private static void tryAcquire(LockKind kind, Path file) throws Exception {
        try (ProcessLock lock = kind.open(file)) {
            lock.tryAcquire();
        }
    }

    private static void acquire(LockKind kind, Path file) throws Exception {
        try (ProcessLock lock = kind.open(file)) {
            lock.acquire(Limits.ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JVM_LOCK")
    void folder_isNoLock(LockKind kind) throws Exception {
        Path file = Files.createDirectory(folder.resolve("a folder"));
        assertIsNoLock(kind, file);
        assertThat(file).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JVM_LOCK")
    void fileInAMissingFolder_isNoLock(LockKind kind) {
        assertIsNoLock(kind, folder.resolve("missing/race.lock"));
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JVM_LOCK")
    void danglingLink_isNoLock(LockKind kind) throws Exception {
        Path missing = folder.resolve("missing");
        Path target = missing.resolve("race.lock");
        Path link = Files.createSymbolicLink(folder.resolve("a link"), target);
        assertIsNoLock(kind, link);
        assertThatIOException().isThrownBy(() -> tryAcquire(kind, link)).withMessageContaining("a link to " + target);
        Path circle = folder.resolve("a circle");
        assertIsNoLock(kind, Files.createSymbolicLink(circle, circle));
        assertThat(missing).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JVM_LOCK")
    void pathBelowAFile_isNoLock(LockKind kind) throws Exception {
        assertIsNoLock(kind, Files.createFile(folder.resolve("file")).resolve("race.lock"));
    }
}

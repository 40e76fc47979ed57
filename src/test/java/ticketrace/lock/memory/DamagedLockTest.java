package ticketrace.lock.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.Limits;
import ticketrace.lock.LockKind;
import ticketrace.lock.OtherProcess;
import ticketrace.lock.ProcessLock;

/** A lock's file with other content causes one clear error, without a wait or a crash, and stays unchanged. */
class DamagedLockTest {

    @TempDir
    Path folder;

    private void assertIsDamaged(LockKind kind, Path file) throws Exception {
        byte[] before = Files.readAllBytes(file);
        assertThatIOException()
                .isThrownBy(() -> kind.open(file))
                .withMessageContainingAll(file.toString(), "damaged, or no lock of this kind", "delete it");
        assertThat(file).hasBinaryContent(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIR_LOCK", "ROBUST_LOCK", "LEASE_LOCK"})
    void filesWithOtherContent_areNoLocks(LockKind kind) throws Exception {
        Path file = folder.resolve("tickets.txt");
        Files.writeString(file, "0000007\n");
        assertIsDamaged(kind, file);
        Files.write(file, "0".repeat(LockMemory.BYTES).getBytes(StandardCharsets.US_ASCII));
        assertIsDamaged(kind, file);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIR_LOCK", "ROBUST_LOCK", "LEASE_LOCK"})
    void truncatedLock_isDamaged_andAnEmptyFileBecomesALock(LockKind kind) throws Exception {
        Path file = folder.resolve("race.lock");
        kind.open(file).close();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
        assertIsDamaged(kind, file);
        Files.write(file, new byte[0]);
        try (ProcessLock lock = kind.open(file)) {
            assertThat(lock.acquire(Limits.ANSWER)).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIR_LOCK", "ROBUST_LOCK", "LEASE_LOCK"})
    void lockOfTheOtherKind_isRefused(LockKind kind) throws Exception {
        Path file = folder.resolve("race.lock");
        LockKind another = kind == LockKind.FAIR_LOCK ? LockKind.ROBUST_LOCK : LockKind.FAIR_LOCK;
        another.open(file).close();
        assertIsDamaged(kind, file);
    }

    /** The process that created the file died before it wrote the header. */
    @ParameterizedTest
    @EnumSource(names = {"FAIR_LOCK", "ROBUST_LOCK", "LEASE_LOCK"})
    void fileOfZeros_isAnUnfinishedLock(LockKind kind) throws Exception {
        Path file = folder.resolve("race.lock");
        Files.write(file, new byte[LockMemory.BYTES]);
        try (ProcessLock lock = kind.open(file)) {
            assertThat(lock.tryAcquire()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIR_LOCK", "ROBUST_LOCK", "LEASE_LOCK"})
    void fullDisk_failsTheCreationOfTheLock(LockKind kind) throws Exception {
        Path file = folder.resolve("race.lock");
        try (OtherProcess process = OtherProcess.startOnFullDisk()) {
            assertThat(process.failureToOpen(kind, file)).contains(file.toString());
        }
    }
}

package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

class FileChannelLockTest extends CrossProcessContract {

    @Override
    LockKind kind() {
        return LockKind.FILE_CHANNEL_LOCK;
    }

    private Object fileKey() throws Exception {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Test
    void killedHolder_passesTheLockOnToAWaiter() throws Exception {
        theirs.tryAcquire();
        Future<Boolean> waiting = other.begin(() -> lock.acquire(Limits.ANSWER));
        other.awaitWaiting();
        process.kill();
        assertThat(Hand.result(waiting)).isTrue();
        other.does(this::release);
    }

    @Test
    void lockFile_isNeverReplacedAndNeverDeleted() throws Exception {
        Object key = fileKey();
        lock.tryAcquire();
        lock.release();
        theirs.tryAcquire();
        lock.acquire(Limits.REFUSAL);
        process.kill();
        assertThat(lock.acquire(Limits.ANSWER)).isTrue();
        lock.close();
        assertThat(file).isEmptyFile();
        assertThat(fileKey()).isEqualTo(key);
    }

    @Test
    void closedLock_isRefusedAsAMistake() throws Exception {
        lock.close();
        assertThatIllegalStateException().isThrownBy(lock::tryAcquire).withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> lock.acquire(Limits.REFUSAL))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(lock::release);
    }

    @Test
    void rangeLockedByOtherCodeOfThisProcess_isReportedAsAMistake() throws Exception {
        try (FileChannel stranger = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThat(stranger.tryLock()).isNotNull();
            assertThatIllegalStateException().isThrownBy(lock::tryAcquire).withMessageContaining(file.toString());
            assertThatIllegalStateException().isThrownBy(() -> lock.acquire(Limits.ANSWER));
        }
        assertThat(lock.tryAcquire()).isTrue();
    }
}

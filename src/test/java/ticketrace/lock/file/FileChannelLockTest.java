package ticketrace.lock.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;
import ticketrace.lock.CrashSafeContract;
import ticketrace.lock.LockKind;

class FileChannelLockTest extends CrashSafeContract {

    @Override
    public LockKind kind() {
        return LockKind.FILE_CHANNEL_LOCK;
    }

    @Test
    void lockFile_staysEmpty() throws Exception {
        lock.tryAcquire();
        lock.close();
        assertThat(file).isEmptyFile();
    }

    @Test
    void rangeLockedByOtherCodeOfThisProcess_isReportedAsAProgrammingError() throws Exception {
        try (FileChannel stranger = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThat(stranger.tryLock()).isNotNull();
            assertThatIllegalStateException().isThrownBy(lock::tryAcquire).withMessageContaining(file.toString());
            assertThatIllegalStateException().isThrownBy(() -> lock.acquire(Limits.ANSWER));
        }
        assertThat(lock.tryAcquire()).isNotNull();
    }
}

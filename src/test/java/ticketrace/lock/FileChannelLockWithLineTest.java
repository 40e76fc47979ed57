package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

class FileChannelLockWithLineTest extends LinedContract {

    @Override
    LockKind kind() {
        return LockKind.FILE_CHANNEL_LOCK_WITH_LINE;
    }

    @Test
    void lockWithoutALine_isTheSameLock() throws Exception {
        try (OtherProcess plain = OtherProcess.start()) {
            OtherProcess.Lock same = plain.open(LockKind.FILE_CHANNEL_LOCK, file);
            assertThat(same.tryAcquire()).isEqualTo(ACQUIRED);
            assertThat(lock.tryAcquire()).isFalse();
            theirs.beginToWait(Limits.ANSWER);
            same.release();
            assertThat(theirs.endOfWait()).isEqualTo(ACQUIRED);
            same.beginToWait(Limits.ANSWER);
            theirs.release();
            assertThat(same.endOfWait()).isEqualTo(ACQUIRED);
            same.release();
        }
    }

    /** If it left before, it could be back at the head before the next in line has woken. */
    @Test
    void whoTookTheLockAtTheHeadOfTheLine_leavesItAfterTheLock() throws Exception {
        try (OtherProcess watching = OtherProcess.start()) {
            OtherProcess.Lock place = watching.open(LockKind.FILE_CHANNEL_LOCK, Path.of(file + ".line"));
            assertThat(lock.tryAcquire()).isTrue();
            theirs.beginToWait(Limits.ANSWER);
            lock.release();
            assertThat(theirs.endOfWait()).isEqualTo(ACQUIRED);
            assertThat(place.tryAcquire()).isEqualTo(REFUSED);
            theirs.release();
            assertThat(place.tryAcquire()).isEqualTo(ACQUIRED);
            place.release();
        }
    }

    @Test
    void companionThatCannotBeOpened_isNamed_andTheLockCanBeOpenedLater() throws Exception {
        Path other = folder.resolve("other.lock");
        Path companion = Files.createDirectory(folder.resolve("other.lock.line"));
        assertThatIOException().isThrownBy(() -> kind().open(other)).withMessageContaining(companion.toString());
        Files.delete(companion);
        try (ProcessLock opened = kind().open(other)) {
            assertThat(opened.tryAcquire()).isTrue();
        }
    }
}

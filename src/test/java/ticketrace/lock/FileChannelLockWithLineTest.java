package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
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
    void whoHasHadItsTimeSlice_standsBehindWhoWaits() throws Exception {
        other.does(this::takeUntilTheTimeSliceIsOver);
        theirs.beginToWait(Limits.ANSWER);
        Future<Boolean> again = other.begin(this::releaseAndAcquire);
        assertThat(theirs.endOfWait()).isEqualTo(ACQUIRED);
        assertThat(again).isNotDone();
        theirs.release();
        assertThat(Hand.result(again)).isTrue();
        other.does(this::release);
    }

    @Test
    void whoHasHadItsTimeSlice_takesALockThatNobodyWaitsFor() throws Exception {
        other.does(this::takeUntilTheTimeSliceIsOver);
        assertThat(other.does(this::releaseAndAcquire)).isTrue();
        other.does(this::release);
    }

    private Object takeUntilTheTimeSliceIsOver() throws IOException {
        assertThat(lock.tryAcquire()).isTrue();
        long released;
        do { // on a busy machine even "at once" may take a while
            released = System.nanoTime();
            lock.release();
            assertThat(lock.tryAcquire()).isTrue();
        } while (System.nanoTime() - released >= TimeSlice.AT_ONCE_NANOS);
        long taken = System.nanoTime();
        long slice = TimeUnit.MILLISECONDS.toNanos(TimeSlice.LONGEST_MILLIS);
        Await.until("a time slice is over", () -> System.nanoTime() - taken > slice);
        return lock;
    }

    private boolean releaseAndAcquire() throws IOException, InterruptedException {
        lock.release();
        return lock.acquire(Limits.ANSWER);
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

package ticketrace.lock.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.lock.Grant;
import ticketrace.lock.Hand;
import ticketrace.lock.LockKind;
import ticketrace.lock.OtherProcess;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.QueuedContract;

class FileChannelLockQueueTest extends QueuedContract {

    @Override
    public LockKind kind() {
        return LockKind.FILE_CHANNEL_LOCK_WITH_QUEUE;
    }

    @Test
    void lockWithoutALine_isTheSameLock() throws Exception {
        try (OtherProcess plain = OtherProcess.start()) {
            OtherProcess.Lock same = plain.open(LockKind.FILE_CHANNEL_LOCK, file);
            assertThat(same.tryAcquire()).isEqualTo(ACQUIRED);
            assertThat(lock.tryAcquire()).isNull();
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
            assertThat(lock.tryAcquire()).isNotNull();
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
        try (OtherProcess waiting = OtherProcess.start();
                ProcessLock slow = openUsedUp()) {
            OtherProcess.Lock first = waiting.open(kind(), folder.resolve("used.lock"));
            first.beginToWait(Limits.ANSWER);
            Future<Grant> again = other.begin(() -> releaseAndAcquire(slow));
            assertThat(first.endOfWait()).isEqualTo(ACQUIRED);
            assertThat(again).isNotDone();
            first.release();
            assertThat(Hand.result(again)).isNotNull();
            other.does(() -> releaseAndAcquire(slow));
            other.does(() -> closed(slow));
        }
    }

    @Test
    void whoHasHadItsTimeSlice_takesALockThatNobodyWaitsFor() throws Exception {
        try (ProcessLock slow = openUsedUp()) {
            assertThat(other.does(() -> releaseAndAcquire(slow))).isNotNull();
            other.does(() -> closed(slow));
        }
    }

    /** One that the other thread holds at the end of its time slice; however long it takes to come back, it was at once. */
    private ProcessLock openUsedUp() throws Exception {
        ProcessLock slow = new FileChannelLock(folder.resolve("used.lock"), true, new TimeSlice(Long.MAX_VALUE / 2));
        assertThat(other.does(slow::tryAcquire)).isNotNull();
        assertThat(other.does(() -> releaseAndAcquire(slow))).isNotNull();
        long taken = System.nanoTime();
        long longest = TimeUnit.MILLISECONDS.toNanos(TimeSlice.LONGEST_MILLIS);
        Await.until("a time slice is over", () -> System.nanoTime() - taken > longest);
        return slow;
    }

    private static @Nullable Grant releaseAndAcquire(ProcessLock lock) throws IOException, InterruptedException {
        lock.release();
        return lock.acquire(Limits.ANSWER);
    }

    private static ProcessLock closed(ProcessLock lock) throws IOException {
        lock.close();
        return lock;
    }

    @Test
    void companionThatCannotBeOpened_isNamed_andTheLockCanBeOpenedLater() throws Exception {
        Path other = folder.resolve("other.lock");
        Path companion = Files.createDirectory(folder.resolve("other.lock.line"));
        assertThatIOException().isThrownBy(() -> kind().open(other)).withMessageContaining(companion.toString());
        Files.delete(companion);
        try (ProcessLock opened = kind().open(other)) {
            assertThat(opened.tryAcquire()).isNotNull();
        }
    }
}

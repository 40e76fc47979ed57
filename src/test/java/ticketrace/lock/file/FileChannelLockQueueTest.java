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
import ticketrace.lock.LockKind;
import ticketrace.lock.OtherProcess;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.QueuedContract;
import ticketrace.lock.WorkerThread;

class FileChannelLockQueueTest extends QueuedContract {

    @Override
    public LockKind kind() {
        return LockKind.FILE_CHANNEL_LOCK_WITH_QUEUE;
    }

    @Test
    void lockWithoutAQueue_isTheSameLock() throws Exception {
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

    /** If it left the queue first, it could be at the head again before the next thread wakes. */
    @Test
    void headOfTheQueue_leavesTheQueueAfterItReleasesTheLock() throws Exception {
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
    void threadWithAnExpiredTimeSlice_queuesBehindTheWaiters() throws Exception {
        try (OtherProcess waiting = OtherProcess.start();
                ProcessLock slow = openWithExpiredSlice()) {
            OtherProcess.Lock first = waiting.open(kind(), folder.resolve("used.lock"));
            first.beginToWait(Limits.ANSWER);
            Future<Grant> again = other.begin(() -> releaseAndAcquire(slow));
            assertThat(first.endOfWait()).isEqualTo(ACQUIRED);
            assertThat(again).isNotDone();
            first.release();
            assertThat(WorkerThread.result(again)).isNotNull();
            other.call(() -> releaseAndAcquire(slow));
            other.call(() -> closed(slow));
        }
    }

    @Test
    void threadWithAnExpiredTimeSlice_takesALockWithoutWaiters() throws Exception {
        try (ProcessLock slow = openWithExpiredSlice()) {
            assertThat(other.call(() -> releaseAndAcquire(slow))).isNotNull();
            other.call(() -> closed(slow));
        }
    }

    /** Opens a lock that the other thread holds at the end of its time slice. */
    private ProcessLock openWithExpiredSlice() throws Exception {
        ProcessLock slow = new FileChannelLock(folder.resolve("used.lock"), true, new TimeSlice(Long.MAX_VALUE / 2));
        assertThat(other.call(slow::tryAcquire)).isNotNull();
        assertThat(other.call(() -> releaseAndAcquire(slow))).isNotNull();
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
    void companionFileThatCannotBeOpened_isNamed_andTheLockCanBeOpenedLater() throws Exception {
        Path other = folder.resolve("other.lock");
        Path companion = Files.createDirectory(folder.resolve("other.lock.line"));
        assertThatIOException().isThrownBy(() -> kind().open(other)).withMessageContaining(companion.toString());
        Files.delete(companion);
        try (ProcessLock opened = kind().open(other)) {
            assertThat(opened.tryAcquire()).isNotNull();
        }
    }
}

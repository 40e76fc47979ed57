package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** The contract of a lock towards other processes when one process dies, whatever that one did with the lock. */
public abstract class CrashSafeContract extends CrossProcessContract {

    private static final int MEETINGS = 500;

    @Test
    void lockOfAKilledHolder_passesToAWaiter() throws Exception {
        theirs.tryAcquire();
        Future<Grant> waiting = other.begin(() -> lock.acquire(Limits.ANSWER));
        other.awaitWaiting();
        process.kill();
        assertThat(WorkerThread.result(waiting)).isNotNull();
        other.call(this::release);
    }

    /** The number of the first grant of a new lock; {@link Grant#NONE} if its grants have none. */
    protected long firstToken() {
        return Grant.NONE;
    }

    @Test
    void lockOfAKilledHolder_isFree_andOnlyARobustLockReportsTheDeath() throws Exception {
        theirs.tryAcquire();
        process.kill();
        Grant grant = lock.tryAcquire();
        assertThat(grant).isNotNull();
        assertThat(grant.previousHolderDied()).isEqualTo(kind() == LockKind.ROBUST_LOCK);
        assertThat(grant.token()).isEqualTo(firstToken() + (firstToken() == Grant.NONE ? 0 : 1));
        assertThat(other.call(() -> lock.tryAcquire()))
                .as("another thread's try, while the lock is held")
                .isNull();
    }

    @Test
    void lockOfAKilledHolderAndFirstWaiter_passesToTheSecondWaiter() throws Exception {
        theirs.tryAcquire();
        try (OtherProcess first = OtherProcess.start();
                OtherProcess second = OtherProcess.start()) {
            first.open(kind(), file).beginToWait(Limits.ANSWER);
            OtherProcess.Lock last = second.open(kind(), file);
            last.beginToWait(Limits.ANSWER);
            first.kill();
            process.kill();
            assertThat(last.endOfWait()).isEqualTo(ACQUIRED);
            assertThat(lock.tryAcquire()).isNull();
            last.release();
        }
    }

    @Test
    void waiterThatGaveUp_doesNotDelayOthers() throws Exception {
        theirs.tryAcquire();
        OtherProcess.Lock third;
        try (OtherProcess patient = OtherProcess.start()) {
            assertThat(lock.acquire(Limits.REFUSAL)).isNull();
            third = patient.open(kind(), file);
            third.beginToWait(Limits.ANSWER);
            assertThat(lock.acquire(Limits.REFUSAL)).isNull();
            theirs.release();
            assertThat(third.endOfWait()).isEqualTo(ACQUIRED);
            third.release();
        }
        assertThat(lock.tryAcquire()).isNotNull();
    }

    @Test
    void secondOpenInOneProcess_isRefused_andDropsNoLock() throws Exception {
        List<Path> names = new ArrayList<>(OtherNames.of(file));
        names.addAll(List.of(file, Files.createLink(folder.resolve("a hard link"), file)));
        lock.tryAcquire();
        for (Path name : names) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> kind().open(name))
                    .withMessageContaining(name.toString());
        }
        assertThat(theirs.tryAcquire()).isEqualTo(REFUSED);
    }

    /** The file is the lock, not its name. */
    @Test
    void hardLinkAndNewName_leadToTheSameLock() throws Exception {
        theirs.close();
        assertIsThisLock(Files.createLink(folder.resolve("a hard link"), file));
        assertIsThisLock(Files.move(file, folder.resolve("renamed.lock")));
    }

    /** Repeats this many times, because the two calls must meet within microseconds. */
    @Test
    void lockClosedWhileAnotherThreadAcquiresIt_isNotAcquired() throws Exception {
        for (int meeting = 1; meeting <= MEETINGS; meeting++) {
            Duration patience = meeting % 2 == 0 ? Duration.ZERO : Limits.REFUSAL;
            AtomicBoolean asked = new AtomicBoolean();
            Future<Boolean> asking = other.begin(() -> {
                asked.set(true);
                return succeeds(() -> lock.acquire(patience) != null);
            });
            while (!asked.get()) {
                Thread.onSpinWait();
            }
            boolean closed = succeeds(() -> {
                lock.close();
                return true;
            });
            boolean acquired = WorkerThread.result(asking);
            assertThat(acquired && closed)
                    .as("acquired and closed, in meeting %d", meeting)
                    .isFalse();
            if (acquired) {
                other.call(this::release);
            }
            lock.close();
            lock = kind().open(file);
        }
    }

    /** The result of the attempt; false if the lock refused it with an exception. */
    private static boolean succeeds(Callable<Boolean> attempt) throws Exception {
        try {
            return attempt.call();
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    @Test
    void filesOfALock_areNeverReplacedOrDeleted() throws Exception {
        List<Object> keys = fileKeys();
        lock.tryAcquire();
        lock.release();
        theirs.tryAcquire();
        lock.acquire(Limits.REFUSAL);
        process.kill();
        assertThat(lock.acquire(Limits.ANSWER)).isNotNull();
        lock.close();
        assertThat(fileKeys()).isNotEmpty().isEqualTo(keys);
    }

    private List<Object> fileKeys() throws Exception {
        List<Object> keys = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.sorted().toList()) {
                keys.addAll(Arrays.asList(each, Files.getAttribute(each, "unix:ino")));
            }
        }
        return keys;
    }

    /** The kernel checks modes only when a file is opened, so a process with an open file continues. */
    @Test
    void lockWhoseFileBecomesUnreadable_continuesForProcessesThatHaveItOpen() throws Exception {
        try (OtherProcess ordinary = OtherProcess.startWithoutPrivileges();
                Stream<Path> files = Files.list(folder)) {
            OtherProcess.Lock same = ordinary.open(kind(), file);
            lock.tryAcquire();
            for (Path each : files.toList()) {
                Files.setPosixFilePermissions(each, Set.of());
            }
            for (int i = 0; i < 3; i++) {
                assertThat(same.acquire(Limits.REFUSAL)).as("wait %d", i).isEqualTo(REFUSED);
            }
            lock.release();
            assertThat(same.acquire(Limits.ANSWER)).isEqualTo(ACQUIRED);
            assertThat(lock.tryAcquire()).isNull();
            assertThat(same.release()).isEqualTo("released");
            assertThat(same.close()).isEqualTo("closed");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** If the lock's files exist, a process can open the lock in a read-only folder. */
    @Test
    void readOnlyFolder_allowsAnExistingLock_andNoNewOne() throws Exception {
        lock.close();
        try (OtherProcess ordinary = OtherProcess.startWithoutPrivileges();
                AutoCloseable writable = OtherProcess.readOnly(folder)) {
            assertThat(ordinary.open(kind(), file).tryAcquire()).isEqualTo(ACQUIRED);
            assertThat(ordinary.failureToOpen(kind(), folder.resolve("new.lock")))
                    .contains(folder.resolve("new.lock").toString(), "cannot be used as a lock", "permission denied");
        }
    }
}

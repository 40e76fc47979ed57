package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** A lock that a parent creates and its children use. */
class SharedLockIT {

    private static final int COUNTS = 300;

    @AutoClose
    private final TestChildren testChildren = new TestChildren();

    @AutoClose
    private final SharedLock lock = create();

    private static SharedLock create() {
        try {
            return SharedLock.create();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Increments a number in a file again and again. Without a lock, two processes would lose updates. */
    private static void count(Arguments arguments) throws Exception {
        SharedLock lock = arguments.get("lock", SharedLock.class);
        Path file = Path.of(arguments.get("file", String.class));
        for (int i = 0; i < COUNTS; i++) {
            try (SharedLock.Held held = lock.hold(Limits.WORK)) {
                int number = Integer.parseInt(Files.readString(file));
                Files.writeString(file, String.valueOf(number + 1));
            }
        }
    }

    private static void holdUntilEnd(Arguments arguments) throws Exception {
        assertThat(arguments.get("lock", SharedLock.class).acquire(Limits.ANSWER))
                .isTrue();
        ChildTasks.runUntilEnd(arguments.get("base", String.class));
    }

    private ChildProcess startHolder() throws IOException {
        ChildProcess holder = ChildProcess.of(
                        SharedLockIT::holdUntilEnd,
                        Arguments.of().with("lock", lock).with("base", testChildren.file("holder")))
                .start();
        testChildren.awaitFile("holder.pid");
        return holder;
    }

    @Test
    void threeProcessesAndThisOne_excludeEachOther() throws Exception {
        Files.writeString(testChildren.path("count"), "0");
        Arguments arguments = Arguments.of().with("lock", lock).with("file", testChildren.file("count"));
        List<ChildProcess> children = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            children.add(ChildProcess.of(SharedLockIT::count, arguments).start());
        }
        count(arguments);
        for (ChildProcess child : children) {
            assertThat(child.join(Limits.WORK)).isTrue();
            assertThat(child.exitCode()).hasValue(0);
        }
        assertThat(testChildren.read("count")).isEqualTo(String.valueOf(4 * COUNTS));
    }

    @Test
    void lockThatAChildHolds_isNotAcquiredInTime_andIsAcquiredWhenTheChildIsKilled() throws Exception {
        ChildProcess holder = startHolder();
        assertThat(lock.tryAcquire()).isFalse();
        assertThat(lock.acquire(Limits.REFUSAL)).isFalse();
        assertThatThrownBy(() -> lock.hold(Limits.REFUSAL)).isInstanceOf(TimeoutException.class);

        holder.kill();
        assertThat(lock.acquire(Limits.ANSWER)).isTrue();
        lock.release();
        assertThat(TestChildren.exitCodeOf(holder)).isEqualTo(-9);
    }

    @Test
    void lockThatTimedOutHere_canBeUsedByALaterChild() throws Exception {
        ChildProcess holder = startHolder();
        assertThat(lock.acquire(Limits.REFUSAL)).isFalse();
        holder.kill();
        holder.join();
        Files.delete(testChildren.path("holder.pid"));

        ChildProcess laterHolder = startHolder();
        assertThat(lock.acquire(Limits.REFUSAL)).isFalse();
        laterHolder.kill();
        assertThat(lock.acquire(Limits.ANSWER)).isTrue();
        lock.release();
        laterHolder.join();
    }

    @Test
    void secondThread_waitsForTheFirst_andOnlyTheHolderReleases() throws Exception {
        try (SharedLock.Held held = lock.hold(Limits.ANSWER)) {
            assertThatThrownBy(lock::tryAcquire).isInstanceOf(IllegalStateException.class);
            assertThat(inAnotherThread(lock::tryAcquire)).isFalse();
            assertThat(inAnotherThread(() -> lock.acquire(Limits.REFUSAL))).isFalse();
            assertThat(inAnotherThread(() -> {
                        assertThatThrownBy(lock::release).isInstanceOf(IllegalStateException.class);
                        assertThatThrownBy(lock::close).isInstanceOf(IllegalStateException.class);
                        return true;
                    }))
                    .isTrue();
        }
        assertThat(inAnotherThread(() -> {
                    boolean acquired = lock.acquire(Limits.ANSWER);
                    lock.release();
                    return acquired;
                }))
                .isTrue();
        assertThatThrownBy(lock::release).isInstanceOf(IllegalStateException.class);
    }

    private static boolean inAnotherThread(Callable<Boolean> call) throws Exception {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(call.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        thread.start();
        boolean result = answer.get(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
        thread.join(Limits.ANSWER.toMillis());
        return result;
    }

    @Test
    void severalLocksOfOneProcess_areDifferentLocks() throws Exception {
        List<SharedLock> locks = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                locks.add(SharedLock.create());
            }
            ChildProcess holder = startHolder();
            for (SharedLock other : locks) {
                assertThat(other.tryAcquire()).isTrue();
            }
            assertThat(lock.tryAcquire()).isFalse();
            holder.kill();
            holder.join();
        } finally {
            for (SharedLock other : locks) {
                other.close();
            }
        }
    }

    @Test
    void lockThatItsCreatorHasClosed_isAClearErrorForAChild() throws Exception {
        SharedLock closed = SharedLock.create();
        closed.close();
        closed.close();
        try (SharedLock another = SharedLock.create()) { // may get the same descriptor
            String file = testChildren.file("told");
            ChildProcess child = ChildProcess.of(() -> {
                        try {
                            closed.acquire(Duration.ZERO);
                        } catch (IOException e) {
                            ChildTasks.writeFile(file, e.getMessage());
                        }
                    })
                    .start();
            assertThat(TestChildren.exitCodeOf(child)).isZero();
            assertThat(testChildren.read("told"))
                    .isEqualTo("the process that created this lock has ended, or has closed it");
            assertThat(another.tryAcquire()).isTrue();
        }
    }
}

package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import ticketrace.ChildJvm;
import ticketrace.ProcessTable;

/**
 * A real process that executes a test's commands on locks. It uses each lock in a separate thread.
 *
 * <p>{@link #start} reuses a process that another test has finished with, if there is one. That process has closed its
 * locks.
 */
public final class OtherProcess implements AutoCloseable {

    private static final Deque<ChildJvm> IDLE = new ConcurrentLinkedDeque<>();

    private final ChildJvm child;
    private final boolean reusable;
    private final List<String> pendingAnswers = new ArrayList<>();
    private int opened;
    private boolean killed;

    private OtherProcess(ChildJvm child, boolean reusable) {
        this.child = child;
        this.reusable = reusable;
    }

    public static OtherProcess start() throws IOException {
        ChildJvm idle = IDLE.poll();
        return new OtherProcess(idle != null ? idle : ChildJvm.start(LockChild.class), true);
    }

    /** Starts a process that cannot write a byte to any file. */
    public static OtherProcess startOnFullDisk() throws IOException {
        return new OtherProcess(ChildJvm.startOnFullDisk(0, LockChild.class), false);
    }

    /** Starts a process that obeys file modes, even if root runs this test. */
    public static OtherProcess startWithoutPrivileges() throws IOException {
        return new OtherProcess(ChildJvm.startWithoutPrivileges(LockChild.class), false);
    }

    /** Makes a folder read-only; closing the result restores its permissions. */
    public static AutoCloseable readOnly(Path folder) throws IOException {
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        return () -> Files.setPosixFilePermissions(folder, before);
    }

    public long pid() {
        return child.pid();
    }

    public void kill() throws InterruptedException {
        killed = true;
        child.kill();
    }

    /** Suspends the process until {@link #goOn}. */
    public void stop() throws IOException, InterruptedException {
        ProcessTable.signal("STOP", pid());
    }

    public void goOn() throws IOException, InterruptedException {
        ProcessTable.signal("CONT", pid());
    }

    public Lock open(LockKind kind, Path file) throws InterruptedException {
        return open(kind, file.toString());
    }

    /** Opens a lock, and creates missing folders. */
    Lock open(LockKind kind, String path) throws InterruptedException {
        Lock lock = new Lock("lock" + ++opened);
        assertThat(lock.ask("open", kind + " " + path)).isEqualTo("open");
        return lock;
    }

    /** Tries to open a lock that cannot be opened, and returns the error message. */
    public String failureToOpen(LockKind kind, Path file) throws InterruptedException {
        return new Lock("lock" + ++opened).ask("open", kind + " " + file);
    }

    @Override
    public void close() throws InterruptedException {
        if (reusable && !killed && isReset()) {
            IDLE.push(child);
        } else {
            child.close();
        }
        assertThat(pendingAnswers).as("answers that the test did not read").isEmpty();
    }

    /** Tells the process to close all its locks; returns false if it still waits for one. */
    private boolean isReset() throws InterruptedException {
        child.say(LockChild.RESET);
        return answerTo(LockChild.ALL).equals(LockChild.DONE);
    }

    private String answerTo(String name) throws InterruptedException {
        for (Iterator<String> each = pendingAnswers.iterator(); each.hasNext(); ) {
            String line = each.next();
            if (line.startsWith(name + " ")) {
                each.remove();
                return line.substring(name.length() + 1);
            }
        }
        pendingAnswers.add(child.hear());
        return answerTo(name);
    }

    /** A lock that the other process has open. */
    public final class Lock {

        private final String name;

        private Lock(String name) {
            this.name = name;
        }

        private String ask(String verb, Object argument) throws InterruptedException {
            child.say(name + " " + verb + " " + argument);
            return answerTo(name);
        }

        public String tryAcquire() throws InterruptedException {
            return ask("try", "");
        }

        public String acquire(Duration timeout) throws InterruptedException {
            return ask("acquire", timeout);
        }

        public String release() throws InterruptedException {
            return ask("release", "");
        }

        String close() throws InterruptedException {
            return ask("close", "");
        }

        /** Begins to acquire, and returns when the other process waits. */
        public void beginToWait(Duration timeout) throws InterruptedException {
            child.say(name + " acquire " + timeout);
            assertThat(ask("await-waiting", "")).isEqualTo("waiting");
        }

        /** Returns the result of the wait that {@link #beginToWait} began. */
        public String endOfWait() throws InterruptedException {
            return answerTo(name);
        }
    }
}

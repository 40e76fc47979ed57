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
 * A real process that uses locks as it is told. Each of its locks is used by a thread of its own.
 *
 * <p>Whoever needs one gets one that another test is done with, if there is any: it has closed its locks, and begins anew.
 */
public final class OtherProcess implements AutoCloseable {

    private static final Deque<ChildJvm> AT_REST = new ConcurrentLinkedDeque<>();

    private final ChildJvm child;
    private final boolean ordinary;
    private final List<String> unheard = new ArrayList<>();
    private int opened;
    private boolean killed;

    private OtherProcess(ChildJvm child, boolean ordinary) {
        this.child = child;
        this.ordinary = ordinary;
    }

    public static OtherProcess start() throws IOException {
        ChildJvm rested = AT_REST.poll();
        return new OtherProcess(rested != null ? rested : ChildJvm.start(LockChild.class), true);
    }

    /** Starts a process that cannot write a byte to any file. */
    public static OtherProcess startOnFullDisk() throws IOException {
        return new OtherProcess(ChildJvm.startOnFullDisk(0, LockChild.class), false);
    }

    /** Starts a process that may not write where the file's mode forbids it, whoever runs this test. */
    public static OtherProcess startWithoutPrivileges() throws IOException {
        return new OtherProcess(ChildJvm.startWithoutPrivileges(LockChild.class), false);
    }

    /** Takes from a folder that anything can be made in it; closing gives that back. */
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

    /** Has it stand still, alive, until it is told to go on. */
    void stop() throws IOException, InterruptedException {
        ProcessTable.signal("STOP", pid());
    }

    void goOn() throws IOException, InterruptedException {
        ProcessTable.signal("CONT", pid());
    }

    public Lock open(LockKind kind, Path file) throws InterruptedException {
        return open(kind, file.toString());
    }

    /** Opens a lock; folders that are missing are made. */
    Lock open(LockKind kind, String path) throws InterruptedException {
        Lock lock = new Lock("lock" + ++opened);
        assertThat(lock.ask("open", kind + " " + path)).isEqualTo("open");
        return lock;
    }

    /** Opens a lock where that must fail; says how it did. */
    public String failureToOpen(LockKind kind, Path file) throws InterruptedException {
        return new Lock("lock" + ++opened).ask("open", kind + " " + file);
    }

    @Override
    public void close() throws InterruptedException {
        if (ordinary && !killed && isDone()) {
            AT_REST.push(child);
        } else {
            child.close();
        }
        assertThat(unheard).as("answers that nobody wanted to hear").isEmpty();
    }

    /** Has it close all its locks; false if it still waits for one. */
    private boolean isDone() throws InterruptedException {
        child.say(LockChild.BEGIN_ANEW);
        return answerTo(LockChild.ALL).equals(LockChild.DONE);
    }

    private String answerTo(String name) throws InterruptedException {
        for (Iterator<String> each = unheard.iterator(); each.hasNext(); ) {
            String line = each.next();
            if (line.startsWith(name + " ")) {
                each.remove();
                return line.substring(name.length() + 1);
            }
        }
        unheard.add(child.hear());
        return answerTo(name);
    }

    /** A lock as the other process has it open. */
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

        /** How the wait that was begun ended. */
        public String endOfWait() throws InterruptedException {
            return answerTo(name);
        }
    }
}

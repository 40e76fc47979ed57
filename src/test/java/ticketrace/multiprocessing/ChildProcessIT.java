package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;
import ticketrace.ProcessTable;

/** A child from before its start until after its close. */
class ChildProcessIT {

    @AutoClose
    private final TestChildren children = new TestChildren();

    @Test
    void child_isAnotherProcess_aliveFromItsStartToItsEnd() throws Exception {
        ChildProcess child = ChildProcess.of(ChildTasks::runUntilEnd, children.file("child"));
        assertThat(child.isAlive()).isFalse();
        assertThat(child.pid()).isEmpty();
        assertThat(child.exitCode()).isEmpty();

        assertThat(child.start()).isSameAs(child);
        long pid = Long.parseLong(children.read("child.pid"));
        assertThat(pid).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(child.pid()).hasValue(pid);
        assertThat(child.isAlive()).isTrue();
        assertThat(child.exitCode()).isEmpty();

        children.end("child");
        child.join();
        assertThat(child.isAlive()).isFalse();
        assertThat(child.pid()).hasValue(pid);
        assertThat(child.exitCode()).hasValue(0);
    }

    @Test
    void secondStart_isAClearError_alsoAfterTheEnd() throws Exception {
        ChildProcess child = children.startUntilEnd("child");
        assertThatThrownBy(child::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("child was already started");
        children.end("child");
        child.join();
        assertThatThrownBy(child::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("child was already started");
    }

    @Test
    void nameDaemonAndRedirections_cannotBeSetAfterTheStart() throws Exception {
        ChildProcess child = ChildProcess.of(ChildTasks::nothing).start();
        assertThatThrownBy(() -> child.name("late")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> child.daemon(true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> child.outputTo(children.path("out"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> child.errorsTo(children.path("err"))).isInstanceOf(IllegalStateException.class);
        assertThat(TestChildren.exitCodeOf(child)).isZero();
    }

    @Test
    void run_runsTheTaskInTheCallersProcess() throws Exception {
        List<Long> pids = new ArrayList<>();
        try (ChildProcess child =
                ChildProcess.of(() -> pids.add(ProcessHandle.current().pid()))) {
            child.run();
            assertThat(pids).containsExactly(ProcessHandle.current().pid());
            assertThat(child.pid()).isEmpty();
        }
    }

    @Test
    void methodThatNeedsAStartedChild_isAnErrorBeforeTheStart() throws Exception {
        try (ChildProcess child = ChildProcess.of(ChildTasks::nothing).name("early")) {
            assertThatThrownBy(child::join).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> child.join(Limits.ANSWER))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("early was not started");
            assertThatThrownBy(child::terminate).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(child::kill).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(child::onEnd).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> ChildProcess.awaitAny(List.of(child), Limits.ANSWER))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void join_returnsWhetherTheChildHasEnded_andMayBeRepeated() throws Exception {
        ChildProcess child = children.startUntilEnd("child");
        assertThat(child.join(Limits.REFUSAL)).isFalse();
        assertThat(child.join(Duration.ZERO)).isFalse();
        assertThat(child.join(Duration.ofSeconds(-1))).isFalse();
        assertThat(child.isAlive()).isTrue();
        children.end("child");
        assertThat(child.join(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
        child.join();
        child.join();
        assertThat(child.join(Duration.ZERO)).isTrue();
    }

    @Test
    void closeOfARunningChild_isAnError_andTheChildStaysUsable() throws Exception {
        ChildProcess child = children.startUntilEnd("child");
        assertThatThrownBy(child::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("child is alive; join it first, or end it");
        children.end("child");
        assertThat(TestChildren.exitCodeOf(child)).isZero();
    }

    @Test
    void useOfAClosedChild_isAClearError_butCloseMayBeRepeated() throws Exception {
        ChildProcess child = ChildProcess.of(ChildTasks::nothing).name("gone").start();
        child.join();
        child.close();
        child.close();
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                child::start,
                child::join,
                () -> child.join(Duration.ZERO),
                child::terminate,
                child::kill,
                child::isAlive,
                child::pid,
                child::exitCode,
                child::onEnd,
                () -> child.name("other"))) {
            assertThatThrownBy(use).isInstanceOf(IllegalStateException.class).hasMessage("gone is closed");
        }
        assertThat(child.name()).isEqualTo("gone");
        assertThat(child.isDaemon()).isFalse();
    }

    @Test
    void childThatWasNeverStarted_canBeClosed_andThenNotStarted() {
        ChildProcess child = ChildProcess.of(ChildTasks::nothing).name("never");
        child.close();
        assertThatThrownBy(child::start).hasMessage("never is closed");
    }

    @Test
    void outputAndErrors_goIntoTheirFiles() throws Exception {
        ChildProcess child = ChildProcess.of(() -> {
                    System.out.println("said");
                    System.err.println("complained");
                })
                .outputTo(children.path("out"))
                .errorsTo(children.path("err"))
                .start();
        assertThat(TestChildren.exitCodeOf(child)).isZero();
        assertThat(Files.readString(children.path("out"))).isEqualTo("said\n");
        assertThat(Files.readString(children.path("err"))).isEqualTo("complained\n");
    }

    @Test
    void outputAndErrors_mayGoIntoOneFile() throws Exception {
        ChildProcess child = ChildProcess.of(() -> {
                    System.out.println("said");
                    System.err.println("complained");
                })
                .outputTo(children.path("both"))
                .errorsTo(children.path("both"))
                .start();
        assertThat(TestChildren.exitCodeOf(child)).isZero();
        assertThat(Files.readString(children.path("both"))).isEqualTo("said\ncomplained\n");
    }

    @Test
    void standardInput_isEmpty() throws Exception {
        String file = children.file("input");
        ChildProcess child = ChildProcess.of(() -> ChildTasks.writeFile(file, "read " + System.in.read()))
                .start();
        assertThat(TestChildren.exitCodeOf(child)).isZero();
        assertThat(children.read("input")).isEqualTo("read -1");
    }

    @Test
    void childThatCannotBeStarted_isAClearError_andMayBeStartedAgain() throws Exception {
        ChildProcess child = ChildProcess.of(ChildTasks::nothing).name("mute").outputTo(children.path("folder/out"));
        assertThatThrownBy(child::start)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot start mute: ")
                .hasMessageContaining(children.file("folder/out"));
        assertThat(child.isAlive()).isFalse();
        Files.createDirectory(children.path("folder"));
        assertThat(TestChildren.exitCodeOf(child.start())).isZero();
    }

    @Test
    void interruptedThread_canStartAChild() throws Exception {
        Thread.currentThread().interrupt();
        ChildProcess child = ChildProcess.of(ChildTasks::nothing).start();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(TestChildren.exitCodeOf(child)).isZero();
    }

    @Test
    void crashOfAChild_isReportedInTheTemporaryFolder_andNamed() throws Exception {
        ChildProcess child = ChildProcess.of(ChildTasks::runUntilEnd, children.file("crash"))
                .outputTo(children.path("said"))
                .start();
        children.awaitFile("crash.pid");
        long pid = child.pid().orElseThrow();
        ProcessTable.signal("SEGV", pid);
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(-6);
        assertThat(Path.of("hs_err_pid" + pid + ".log")).doesNotExist();
        Path report = Path.of(System.getProperty("java.io.tmpdir"), "hs_err_pid" + pid + ".log");
        assertThat(children.read("said")).contains(report.toString());
        Files.delete(report);
    }
}

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

/** The life of a child, from before its start to after its close. */
class ChildProcessIT {

    @AutoClose
    private final Nursery nursery = new Nursery();

    @Test
    void child_isAProcessOfItsOwn_aliveFromItsStartToItsEnd() throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::live, nursery.file("child"));
        assertThat(child.isAlive()).isFalse();
        assertThat(child.pid()).isEmpty();
        assertThat(child.exitCode()).isEmpty();

        assertThat(child.start()).isSameAs(child);
        long pid = Long.parseLong(nursery.read("child.pid"));
        assertThat(pid).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(child.pid()).hasValue(pid);
        assertThat(child.isAlive()).isTrue();
        assertThat(child.exitCode()).isEmpty();

        nursery.end("child");
        child.join();
        assertThat(child.isAlive()).isFalse();
        assertThat(child.pid()).hasValue(pid);
        assertThat(child.exitCode()).hasValue(0);
    }

    @Test
    void secondStart_isAnErrorThatSaysSo_whetherItLivesOrHasEnded() throws Exception {
        ChildProcess child = nursery.startLiving("child");
        assertThatThrownBy(child::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("child was started already");
        nursery.end("child");
        child.join();
        assertThatThrownBy(child::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("child was started already");
    }

    @Test
    void nameDaemonAndRedirections_areSetBeforeTheStart() throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::nothing).start();
        assertThatThrownBy(() -> child.name("late")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> child.daemon(true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> child.outputTo(nursery.path("out"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> child.errorsTo(nursery.path("err"))).isInstanceOf(IllegalStateException.class);
        assertThat(Nursery.exitCodeOf(child)).isZero();
    }

    @Test
    void run_doesTheTaskInTheCallersProcess() throws Exception {
        List<Long> pids = new ArrayList<>();
        try (ChildProcess child =
                ChildProcess.of(() -> pids.add(ProcessHandle.current().pid()))) {
            child.run();
            assertThat(pids).containsExactly(ProcessHandle.current().pid());
            assertThat(child.pid()).isEmpty();
        }
    }

    @Test
    void whatNeedsAStartedChild_isAnErrorBeforeTheStart() throws Exception {
        try (ChildProcess child = ChildProcess.of(Deeds::nothing).name("early")) {
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
    void join_saysWhetherTheChildHasEnded_andJoiningTwiceIsFine() throws Exception {
        ChildProcess child = nursery.startLiving("child");
        assertThat(child.join(Limits.REFUSAL)).isFalse();
        assertThat(child.join(Duration.ZERO)).isFalse();
        assertThat(child.join(Duration.ofSeconds(-1))).isFalse();
        assertThat(child.isAlive()).isTrue();
        nursery.end("child");
        assertThat(child.join(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
        child.join();
        child.join();
        assertThat(child.join(Duration.ZERO)).isTrue();
    }

    @Test
    void close_isAnErrorWhileTheChildLives_andItStaysUsable() throws Exception {
        ChildProcess child = nursery.startLiving("child");
        assertThatThrownBy(child::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("child is alive; join it first, or end it");
        nursery.end("child");
        assertThat(Nursery.exitCodeOf(child)).isZero();
    }

    @Test
    void mostUseOfAClosedChild_isAnErrorThatSaysSo_butClosingTwiceIsFine() throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::nothing).name("gone").start();
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
        ChildProcess child = ChildProcess.of(Deeds::nothing).name("never");
        child.close();
        assertThatThrownBy(child::start).hasMessage("never is closed");
    }

    @Test
    void outputAndErrors_goIntoTheirFiles() throws Exception {
        ChildProcess child = ChildProcess.of(() -> {
                    System.out.println("said");
                    System.err.println("complained");
                })
                .outputTo(nursery.path("out"))
                .errorsTo(nursery.path("err"))
                .start();
        assertThat(Nursery.exitCodeOf(child)).isZero();
        assertThat(Files.readString(nursery.path("out"))).isEqualTo("said\n");
        assertThat(Files.readString(nursery.path("err"))).isEqualTo("complained\n");
    }

    @Test
    void outputAndErrors_mayGoIntoOneFile() throws Exception {
        ChildProcess child = ChildProcess.of(() -> {
                    System.out.println("said");
                    System.err.println("complained");
                })
                .outputTo(nursery.path("both"))
                .errorsTo(nursery.path("both"))
                .start();
        assertThat(Nursery.exitCodeOf(child)).isZero();
        assertThat(Files.readString(nursery.path("both"))).isEqualTo("said\ncomplained\n");
    }

    @Test
    void standardInput_isEmpty() throws Exception {
        String file = nursery.file("input");
        ChildProcess child = ChildProcess.of(() -> Deeds.tell(file, "read " + System.in.read()))
                .start();
        assertThat(Nursery.exitCodeOf(child)).isZero();
        assertThat(nursery.read("input")).isEqualTo("read -1");
    }

    @Test
    void childThatCannotBeStarted_isOneClearError_andMayBeStartedAgain() throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::nothing).name("mute").outputTo(nursery.path("folder/out"));
        assertThatThrownBy(child::start)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot start mute: ")
                .hasMessageContaining(nursery.file("folder/out"));
        assertThat(child.isAlive()).isFalse();
        Files.createDirectory(nursery.path("folder"));
        assertThat(Nursery.exitCodeOf(child.start())).isZero();
    }

    @Test
    void starterThatIsInterrupted_stillHasItsChild() throws Exception {
        Thread.currentThread().interrupt();
        ChildProcess child = ChildProcess.of(Deeds::nothing).start();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Nursery.exitCodeOf(child)).isZero();
    }

    @Test
    void crashOfAChild_isReportedAmongTemporaryFiles_andSaysWhere() throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::live, nursery.file("crash"))
                .outputTo(nursery.path("said"))
                .start();
        nursery.awaitFile("crash.pid");
        long pid = child.pid().orElseThrow();
        ProcessTable.signal("SEGV", pid);
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(-6);
        assertThat(Path.of("hs_err_pid" + pid + ".log")).doesNotExist();
        Path report = Path.of(System.getProperty("java.io.tmpdir"), "hs_err_pid" + pid + ".log");
        assertThat(nursery.read("said")).contains(report.toString());
        Files.delete(report);
    }
}

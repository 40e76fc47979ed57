package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.ProcessTable;

/** The exit code of a child. It tells an exit from a signal, also where both have the same number. */
class ExitCodeIT {

    private static final int TERM = 15;
    private static final int KILL = 9;

    @AutoClose
    private final TestChildren children = new TestChildren();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 127, 128, 137, 143, 192, 193, 255})
    void exitCode_isThatOfTheChild_alsoIfItLooksLikeASignal(int code) throws Exception {
        ChildProcess child = ChildProcess.of(ChildTasks::exit, code).start();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(code);
    }

    @Test
    void terminate_isSignal15_andDoesNothingAfterTheEnd() throws Exception {
        ChildProcess child = children.startUntilEnd("child");
        child.terminate();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(-TERM);
        child.terminate();
        child.kill();
        assertThat(child.exitCode()).hasValue(-TERM);
    }

    @Test
    void kill_isSignal9_andDoesNothingAfterTheEnd() throws Exception {
        ChildProcess child = children.startUntilEnd("child");
        child.kill();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(-KILL);
        child.kill();
        child.terminate();
        assertThat(child.exitCode()).hasValue(-KILL);
    }

    @Test
    void killOfAChildThatHasExited_doesNotChangeItsExitCode() throws Exception {
        ChildProcess child = ChildProcess.of(ChildTasks::exit, 128 + KILL).start();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(128 + KILL);
        child.kill();
        assertThat(child.exitCode()).hasValue(128 + KILL);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 15", "KILL, 9", "ALRM, 14", "USR1, 10"})
    void signalOfAnotherProcess_isItsNegativeNumber(String signal, int number) throws Exception {
        ChildProcess child = children.startUntilEnd("child");
        ProcessTable.signal(signal, child.pid().orElseThrow());
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(-number);
    }

    @Test
    void terminateOfAChildThatHasHardlyBegun_isSignal15() throws Exception {
        ChildProcess child =
                ChildProcess.of(ChildTasks::runUntilEnd, children.file("early")).start();
        child.terminate();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(-TERM);
    }

    @Test
    void killOfAChildThatIsExiting_isSignal9() throws Exception {
        ChildProcess child =
                ChildProcess.of(ChildTasks::exitSlowly, children.file("slow")).start();
        children.awaitFile("slow.pid");
        child.kill();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(-KILL);
    }

    @Test
    void haltWithACodeBelow128_isThatCode() throws Exception {
        ChildProcess child = ChildProcess.of(ChildTasks::halt, 3).start();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(3);
    }

    @Test
    void haltWithTheCodeOfASignal_isReadAsThatSignal_asDocumented() throws Exception {
        ChildProcess child = ChildProcess.of(ChildTasks::halt, 128 + TERM).start();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(-TERM);
    }

    @Test
    void uncaughtException_isPrintedByTheChild_andIsExitCode1() throws Exception {
        ChildProcess child = ChildProcess.of(ChildTasks::fail, "it went wrong")
                .name("unlucky")
                .errorsTo(children.path("err"))
                .start();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(1);
        List<String> lines = Files.readAllLines(children.path("err"));
        assertThat(lines.get(0))
                .isEqualTo("Exception in thread \"unlucky\" java.lang.UnsupportedOperationException: it went wrong");
        assertThat(lines.get(1)).contains("at ticketrace.multiprocessing.ChildTasks.fail(ChildTasks.java:");
    }

    @Test
    void childThatIsKilledBeforeItHasItsTask_isNoErrorOfTheStart() throws Exception {
        byte[] moreThanAPipeHolds = new byte[1 << 20];
        ChildProcess child = ChildProcess.of((byte[] bytes) -> {}, moreThanAPipeHolds);
        Thread killer = new Thread(() -> {
            Await.until("the child is started", child::isAlive);
            child.kill();
        });
        killer.start();
        child.start();
        killer.join();
        assertThat(TestChildren.exitCodeOf(child)).isIn(-KILL, 0);
    }
}

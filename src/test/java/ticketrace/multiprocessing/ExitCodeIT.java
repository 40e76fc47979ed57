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

/** What a child's exit code tells, and that a signal is not mistaken for an exit, nor an exit for a signal. */
class ExitCodeIT {

    private static final int TERM = 15;
    private static final int KILL = 9;

    @AutoClose
    private final Nursery nursery = new Nursery();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 127, 128, 137, 143, 192, 193, 255})
    void exit_isTheChildsOwnCode_alsoWhereItLooksLikeASignal(int code) throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::exit, code).start();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(code);
    }

    @Test
    void terminate_isSignal15_andHarmlessOnAChildThatHasEnded() throws Exception {
        ChildProcess child = nursery.startLiving("child");
        child.terminate();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(-TERM);
        child.terminate();
        child.kill();
        assertThat(child.exitCode()).hasValue(-TERM);
    }

    @Test
    void kill_isSignal9_andHarmlessOnAChildThatHasEnded() throws Exception {
        ChildProcess child = nursery.startLiving("child");
        child.kill();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(-KILL);
        child.kill();
        child.terminate();
        assertThat(child.exitCode()).hasValue(-KILL);
    }

    @Test
    void killOfAChildThatHasExited_changesNothingOfItsCode() throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::exit, 128 + KILL).start();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(128 + KILL);
        child.kill();
        assertThat(child.exitCode()).hasValue(128 + KILL);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 15", "KILL, 9", "ALRM, 14", "USR1, 10"})
    void signalFromOutside_isItsNegativeNumber(String signal, int number) throws Exception {
        ChildProcess child = nursery.startLiving("child");
        ProcessTable.signal(signal, child.pid().orElseThrow());
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(-number);
    }

    @Test
    void terminateOfAChildThatHasHardlyBegun_isSignal15() throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::live, nursery.file("early")).start();
        child.terminate();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(-TERM);
    }

    @Test
    void killOfAChildThatIsExiting_isSignal9() throws Exception {
        ChildProcess child =
                ChildProcess.of(Deeds::exitSlowly, nursery.file("slow")).start();
        nursery.awaitFile("slow.pid");
        child.kill();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(-KILL);
    }

    @Test
    void halt_withACodeBelowTheSignals_isItsOwn() throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::halt, 3).start();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(3);
    }

    @Test
    void halt_withACodeOfASignal_readsAsThatSignal_asDocumented() throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::halt, 128 + TERM).start();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(-TERM);
    }

    @Test
    void uncaughtException_isPrintedWithItsTraceByTheChild_underItsName_andIsExitCode1() throws Exception {
        ChildProcess child = ChildProcess.of(Deeds::fail, "it went wrong")
                .name("unlucky")
                .errorsTo(nursery.path("err"))
                .start();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(1);
        List<String> lines = Files.readAllLines(nursery.path("err"));
        assertThat(lines.get(0))
                .isEqualTo("Exception in thread \"unlucky\" java.lang.UnsupportedOperationException: it went wrong");
        assertThat(lines.get(1)).contains("at ticketrace.multiprocessing.Deeds.fail(Deeds.java:");
    }

    @Test
    void childThatEndsBeforeItHasItsTask_isNoErrorOfTheStart_itsExitCodeTells() throws Exception {
        byte[] moreThanAPipeHolds = new byte[1 << 20];
        ChildProcess child = ChildProcess.of((byte[] bytes) -> {}, moreThanAPipeHolds);
        Thread killer = new Thread(() -> {
            Await.until("it is started", child::isAlive);
            child.kill();
        });
        killer.start();
        child.start();
        killer.join();
        assertThat(Nursery.exitCodeOf(child)).isIn(-KILL, 0);
    }
}

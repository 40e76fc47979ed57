package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.ProcessTable;
import ticketrace.launch.Family;

/** What becomes of the children when their parent ends, in each of the ways in which it can. Nothing is left of any. */
class ParentsEndIT {

    @ParameterizedTest
    @CsvSource({"return, 0", "throw, 1", "exit, 5", "halt, 6"})
    void daemon_endsWithAParentThatEndsByItself(String how, int exit) throws Exception {
        try (Family family = Family.start(how, "daemon")) {
            long daemon = family.pidOf("daemon");
            assertThat(family.parentsExit()).isEqualTo(exit);
            family.awaitGone(daemon);
            assertThat(family.isDone("daemon")).isFalse();
            family.expectNothingLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "ALRM"})
    void daemon_endsWithAParentThatASignalEnds(String signal) throws Exception {
        try (Family family = Family.start("live", "daemon")) {
            long daemon = family.pidOf("daemon");
            family.pidOf("parent");
            ProcessTable.signal(signal, family.parentPid());
            family.parentsExit();
            family.awaitGone(daemon);
            family.expectNothingLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void stoppedDaemon_endsWithAParentThatASignalEnds(String signal) throws Exception {
        try (Family family = Family.start("live", "daemon")) {
            long daemon = family.pidOf("daemon");
            family.pidOf("parent");
            ProcessTable.signal("STOP", daemon);
            ProcessTable.signal(signal, family.parentPid());
            family.parentsExit();
            family.awaitGone(daemon);
            family.expectNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({"return, 0", "throw, 1", "exit, 5"})
    void childThatIsNoDaemon_isWaitedFor(String how, int exit) throws Exception {
        try (Family family = Family.start(how, "child")) {
            family.pidOf("child");
            family.awaitOutput("main ends");
            assertThat(family.parentIsAlive()).isTrue();
            family.end("child");
            assertThat(family.parentsExit()).isEqualTo(exit);
            assertThat(family.isDone("child")).isTrue();
            family.expectNothingLeft();
        }
    }

    @Test
    void atANormalEnd_daemonsGoOnUntilTheOtherChildrenHaveEnded() throws Exception {
        try (Family family = Family.start("return", "daemon", "child")) {
            long daemon = family.pidOf("daemon");
            family.pidOf("child");
            family.awaitOutput("main ends");
            family.end("daemon");
            family.read("daemon.done");
            family.end("child");
            family.parentsExit();
            family.awaitGone(daemon);
            family.expectNothingLeft();
        }
    }

    @Test
    void systemExit_endsDaemonsFirst_andThenWaitsForTheOthers() throws Exception {
        try (Family family = Family.start("exit", "daemon", "child")) {
            long daemon = family.pidOf("daemon");
            family.pidOf("child");
            family.awaitGone(daemon);
            assertThat(family.parentIsAlive()).isTrue();
            family.end("child");
            assertThat(family.parentsExit()).isEqualTo(5);
            family.expectNothingLeft();
        }
    }

    @Test
    void parentThatWaitsInSystemExit_canStillBeTerminated_andTheChildGoesOn() throws Exception {
        try (Family family = Family.start("exit", "daemon", "child")) {
            family.awaitGone(family.pidOf("daemon")); // then it waits for the other
            ProcessTable.signal("TERM", family.parentPid());
            assertThat(family.parentsExit()).isEqualTo(5);
            family.end("child");
            family.read("child.done");
            family.expectNothingLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void childThatIsNoDaemon_goesOn_whenASignalEndsItsParent(String signal) throws Exception {
        try (Family family = Family.start("live", "child")) {
            long child = family.pidOf("child");
            family.pidOf("parent");
            ProcessTable.signal(signal, family.parentPid());
            family.parentsExit();
            assertThat(ProcessTable.isAlive(child)).isTrue();
            family.end("child");
            family.read("child.done");
            family.expectNothingLeft();
        }
    }

    @Test
    void halt_waitsForNobody() throws Exception {
        try (Family family = Family.start("halt", "child")) {
            assertThat(family.parentsExit()).isEqualTo(6);
            family.end("child");
            family.read("child.done");
            family.expectNothingLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void grandchildThatIsADaemon_endsWithTheChild(String signal) throws Exception {
        try (Family family = Family.start("return", "mother")) {
            long grandchild = family.pidOf("granddaughter");
            ProcessTable.signal(signal, family.pidOf("mother"));
            assertThat(family.parentsExit()).isZero();
            family.awaitGone(grandchild);
            family.expectNothingLeft();
        }
    }

    @Test
    void childThatHadHardlyBegun_leavesNothing_whenItsParentIsHalted() throws Exception {
        try (Family family = Family.start("halt", "unborn")) {
            assertThat(family.parentsExit()).isEqualTo(6);
            family.expectNothingLeft();
        }
    }

    @Test
    void portOfAParentThatIsKilled_isNotLeftOpenByItsChildren() throws Exception {
        try (Family family = Family.start("live", "child", "listener")) {
            family.pidOf("parent");
            int port = Integer.parseInt(family.read("port"));
            family.killParent();
            assertThatThrownBy(() -> Connection.connect(port, AuthKey.random()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(AuthenticationException.class)
                    .hasMessageContaining(":" + port + ": ");
            family.end("child");
            family.read("child.done");
            family.expectNothingLeft();
        }
    }

    @Test
    void parentsMain_isRunOnce_howeverManyChildrenThereAre() throws Exception {
        try (Family family = Family.start("live", "daemon", "child", "mother")) {
            family.pidOf("parent");
            assertThat(family.read("mains")).isEqualTo(family.parentPid() + "\n");
            family.end("mother");
            family.end("child");
            family.end("parent");
            assertThat(family.parentsExit()).isZero();
            assertThat(family.read("mains")).isEqualTo(family.parentPid() + "\n");
            family.expectNothingLeft();
        }
    }
}

package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** Every lesson, from the jar: its output is right and real, and it leaves no process and no file. */
class LessonIT {

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());
    private final Path runs = folder.resolve("runs");
    private final Path temporary = folder.resolve("tmp");

    @BeforeEach
    void makeAFolderForTemporaryFiles() throws Exception {
        Files.createDirectory(temporary);
    }

    /** Runs the lesson, and checks the properties that all lessons share. */
    private HeldLesson hold(int number) throws Exception {
        Ticketrace tidy = ticketrace.with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (Running lesson = tidy.start("lesson", String.valueOf(number), "--no-wait", "--runs-dir", "runs")) {
            HeldLesson held = new HeldLesson(lesson.pid(), lesson.finish());
            held.assertComplete(number);
            assertThat(folder.processes()).as("processes left behind").isEmpty();
            assertThat(RunsFolder.list(temporary)).as("files left behind").isEmpty();
            return held;
        }
    }

    @Test
    void withoutATemporaryFolder_lessonRunsIfItNeedsNone_otherwiseOneLineSaysWhy() throws Exception {
        Ticketrace untidy = ticketrace.with("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("gone"));
        Finished held = untidy.run("lesson", "2", "--no-wait");
        assertThat(held.exit()).as("exit code of %s", held).isZero();

        Finished refused = untidy.run("lesson", "6", "--no-wait");
        assertThat(refused.exit()).isEqualTo(74);
        assertThat(refused.err().lines().filter(line -> line.startsWith("ticketrace: ")))
                .singleElement()
                .asString()
                .contains("the folder for temporary files cannot be used: " + folder.resolve("gone"));
    }

    @Test
    void lesson01_eachProcessPrintsItsOwnPid() throws Exception {
        HeldLesson held = hold(1);

        List<Integer> children = held.numbers("its pid; its task");
        assertThat(children).hasSize(2).doesNotHaveDuplicates().doesNotContain((int) held.pid());
        assertThat(held.out())
                .contains("main process, process " + held.pid() + "\n")
                .contains("Hello class, I am process " + children.get(0) + "\n")
                .contains("Hello world, I am process " + children.get(1) + "\n");
    }

    @Test
    void lesson02_childKnowsItsParent_whichWaitsForIt_andKeepsItsOwnVariables() throws Exception {
        HeldLesson held = hold(2);

        assertThat(held.number("its pid, as the child sees it")).isEqualTo((int) held.pid());
        assertThat(held.out()).contains("false, true, false  before start, before join");
        assertThat(held.number("after adding 1")).isEqualTo(1);
        assertThat(held.number("after join")).isZero();
        assertThat(held.found("^child (\\d+): the counter is 1;"))
                .containsExactly(String.valueOf(held.numbers("its pid").get(1)));
    }

    @Test
    void lesson03_allChildrenButTheSlowOneEndInTime() throws Exception {
        HeldLesson held = hold(3);

        assertThat(held.number("of 5")).isEqualTo(4);
        assertThat(held.found("^(Process-\\d): my 1000 ms of work are done"))
                .containsExactlyInAnyOrder("Process-1", "Process-2", "Process-3", "Process-4");
        assertThat(held.found("^  Process-5 +(alive)  pid")).hasSize(1);
        assertThat(held.number("of Process-5, after terminate")).isEqualTo(-15);
    }

    @Test
    void lesson04_daemonsEndWithTheirParent_othersFinish() throws Exception {
        HeldLesson held = hold(4);

        assertThat(held.found("has started grandchild (\\d+)")).hasSize(3).doesNotHaveDuplicates();
        assertThat(held.found("^grandchild (\\d+): my work is done"))
                .containsExactly(held.found("^ordinary: .* grandchild (\\d+)").get(0));
        assertThat(held.found("^  ordinary +(finished) ")).hasSize(1);
        assertThat(held.found("^  daemon +(ended) ")).hasSize(1);
        assertThat(held.found("^  daemon, killed +(ended) ")).hasSize(1);
    }

    @Test
    void lesson05_terminatedChild_leavesItsLockFileAndItsChild() throws Exception {
        HeldLesson held = hold(5);

        assertThat(held.number("ended by signal 15, SIGTERM")).isEqualTo(-15);
        assertThat(held.out()).contains("not run  it would have").doesNotContain("finally: the lock is released");
        assertThat(held.found("there  says that (\\d+) holds it")).isEqualTo(held.found("^child (\\d+) holds"));
        String grandchild = held.found("^  grandchild (\\d+) +alive").get(0);
        assertThat(ProcessTable.isAlive(Long.parseLong(grandchild))).isFalse();
        assertThat(held.found("the next one +(waits)")).hasSize(1);
    }

    @Test
    void lesson06_sixWaysToEnd_haveTheirExitCodes() throws Exception {
        HeldLesson held = hold(6);

        assertThat(held.found("^  \\S.*  (-?\\d+)  pid \\d+$")).containsExactly("0", "7", "1", "-15", "-9", "143");
        assertThat(held.out()).contains("IllegalStateException: no tickets\n");
    }

    @Test
    void lesson07_ownProcessAnswersEachClient() throws Exception {
        HeldLesson held = hold(7);

        assertThat(held.numbers("serves the one who said: hello from client-"))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .doesNotContain((int) held.pid())
                .extracting(String::valueOf)
                .containsExactlyInAnyOrderElementsOf(
                        held.found("^client-\\d hears: HELLO FROM CLIENT-\\d, says process (\\d+)"));
        assertThat(held.number("1 listens, 3 serve, 3 are clients")).isEqualTo(7);
    }

    @Test
    void lesson08_withoutALock_theTicketIsSoldMoreThanOnce() throws Exception {
        HeldLesson held = hold(8);

        assertThat(held.number("sales too many")).isPositive();
        assertThat(held.found("(sells seat 1)")).hasSize(held.number("sales on the list"));
        RunsOnDisk.only(runs);
    }

    @Test
    void lesson09_withALock_theTicketIsSoldOnce() throws Exception {
        HeldLesson held = hold(9);

        assertThat(held.number("sales on the list")).isEqualTo(1);
        assertThat(held.number("sales too many")).isZero();
        assertThat(held.number("times two processes held the lock at once")).isZero();
        assertThat(held.number("buyers that read 0")).isEqualTo(4);
        assertThat(held.found("(sells seat 1)$")).hasSize(1);
    }

    @Test
    void lesson10_lockInsideEachProcess_doesNotProtect() throws Exception {
        HeldLesson held = hold(10);

        assertThat(held.number("sales too many")).isPositive();
        assertThat(held.number("times somebody came in while another was in")).isPositive();
    }

    @Test
    void lesson11_lockFileBlocksTheRace_fileLockDoesNot() throws Exception {
        HeldLesson held = hold(11);

        assertThat(held.found("(KILLED)")).hasSize(2);
        List<Integer> after = held.numbers("of them after buyer-");
        assertThat(after).hasSize(2).first().isEqualTo(0);
        assertThat(after.get(1)).isPositive();
        assertThat(held.numbers("remaining, as")).hasSize(2).last().isEqualTo(0);
        assertThat(held.numbers("remaining, as").get(0)).isPositive();
        assertThat(held.numbers("unknown, perhaps lost")).containsExactly(1, 1);
        assertThat(RunsFolder.list(runs)).hasSize(2);
    }

    @Test
    void lesson12_fileLockLosesASeat_rowLockDoesNot() throws Exception {
        HeldLesson held = hold(12);

        assertThat(held.found("(KILLED)")).hasSize(2);
        assertThat(held.numbers("unknown, perhaps lost")).containsExactly(1, 0);
        assertThat(held.numbers("undone by the database (ROLLED_BACK)")).containsExactly(0, 1);
        assertThat(held.numbers("sold, of 4 tickets")).containsExactly(3, 4);
        assertThat(RunsFolder.list(runs)).hasSize(2);
    }

    @Test
    void lesson13_countsEveryOrder() throws Exception {
        HeldLesson held = hold(13);

        assertThat(held.found("2 buyers +(16)  orders; the seat is sold twice in 12"))
                .hasSize(1);
        assertThat(held.found("5 buyers +([0-9,]+)  orders")).containsExactly("16,269,000");
        assertThat(held.found("8 buyers +([0-9,]+)  orders")).containsExactly("3,704,374,178,749,440");
        assertThat(held.numbers("turns of eight processes")).containsExactly(934);
        assertThat(RunsFolder.list(runs)).as("explorations leave no folder").isEmpty();
    }

    @Test
    void lesson14_sellsSeatsTwiceUnderALease_andNoneUnderALockThatDoesNotEnd() throws Exception {
        HeldLesson held = hold(14);

        List<Integer> meanwhile = held.numbers("of them while the holder was stopped");
        assertThat(meanwhile.get(0)).isZero();
        assertThat(meanwhile.get(1)).isPositive();
        assertThat(held.numbers("seats sold twice").get(0)).isZero();
        assertThat(held.numbers("seats sold twice").get(1)).isPositive();
        assertThat(RunsFolder.list(runs)).hasSize(2);
    }

    @Test
    void lesson15_sellsNoSeatTwiceOnceTheStoreRefusesOldNumbers() throws Exception {
        HeldLesson held = hold(15);

        assertThat(held.numbers("seats sold twice").get(0)).isPositive();
        assertThat(held.numbers("seats sold twice").get(1)).isZero();
        assertThat(held.numbers("purchases refused by the store").get(0)).isPositive();
        assertThat(RunsFolder.list(runs)).hasSize(2);
    }
}

package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import ticketrace.Limits;
import ticketrace.launch.CommandPrefix;

/** A child whose JVM fails before the task begins: each caller that waits for it gets an error with the reason. */
@Isolated("it changes the JDK and the class path for children of this JVM")
class ChildNotStartedIT {

    private static final String HOME = System.getProperty("java.home");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @AutoClose
    private final TestChildren testChildren = new TestChildren();

    @AfterEach
    void restoreProperties() {
        System.setProperty("java.home", HOME);
        System.setProperty("java.class.path", CLASS_PATH);
    }

    /** Replaces {@code java} for children by a shell script, in which {@code $JAVA} is the real program. */
    private void replaceJavaBy(String script) throws IOException {
        Path bin = Files.createDirectories(testChildren.path("jdk").resolve("bin"));
        Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nJAVA='" + HOME + "/bin/java'\n" + script + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        System.setProperty("java.home", testChildren.file("jdk"));
    }

    private ChildProcess startLate() throws IOException {
        return ChildProcess.of(ChildTasks::nothing)
                .name("late")
                .errorsTo(testChildren.path("errors"))
                .start();
    }

    private static void assertNotStarted(ChildProcess child, String... words) {
        assertThatThrownBy(() -> child.join(Limits.ANSWER))
                .isInstanceOf(ChildNotStartedException.class)
                .hasMessageStartingWith("late (pid " + child.pid().orElseThrow() + ") did not start: ")
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
        assertThatThrownBy(child::join).isInstanceOf(ChildNotStartedException.class);
        assertThatThrownBy(child::exitCode).isInstanceOf(ChildNotStartedException.class);
        assertThatThrownBy(() -> child.onEnd().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ChildNotStartedException.class);
        assertThat(child.isAlive()).isFalse();
        child.close();
    }

    @Test
    void jvmThatRefusesItsOptions_isAnErrorWithItsMessage() throws Exception {
        replaceJavaBy("exec $JAVA -XX:+NoSuchOption \"$@\"");
        assertNotStarted(
                startLate(), "its JVM ended with exit code 1; it says: ", "Unrecognized VM option 'NoSuchOption'");
    }

    @Test
    void classPathWithoutTheProgram_isAnErrorWithTheMessageOfTheJvm() throws Exception {
        System.setProperty("java.class.path", testChildren.file("nothing-there"));
        assertNotStarted(startLate(), "Could not find or load main class ticketrace.multiprocessing.ChildMain");
    }

    @Test
    void jvmThatIsKilledBeforeTheTask_isAnErrorWithTheSignal() throws Exception {
        replaceJavaBy("kill -9 $$");
        Thread.currentThread().interrupt(); // an interrupted thread can still start a child
        ChildProcess child = startLate();
        assertThat(Thread.interrupted()).isTrue();
        assertNotStarted(child, "signal 9 ended its JVM before that had begun with the task");
    }

    @Test
    void jvmThatStartsOnlyTheSecondTime_isStillAnError() throws Exception {
        replaceJavaBy("[ -e '" + testChildren.file("tried") + "' ] && exec $JAVA \"$@\"; touch '"
                + testChildren.file("tried") + "'; exit 3");
        assertNotStarted(startLate(), "its JVM ended with exit code 3; tried once more, it starts");
    }

    /** A child that has done its task ends in the same way if it could not report its start. */
    @Test
    void jvmThatEndsWithoutAnError_isNoError() throws Exception {
        replaceJavaBy("exit 0");
        assertThat(TestChildren.exitCodeOf(startLate())).isZero();
    }

    @Test
    void missingJava_isAnErrorAtTheStart_orAtTheEndIfAnotherProgramStartsIt() throws Exception {
        System.setProperty("java.home", testChildren.file("no-jdk"));
        assertThatThrownBy(this::startLate)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("cannot start late: ", "no-jdk/bin/java", "No such file or directory");
        ChildProcess daemon = ChildProcess.of(ChildTasks::nothing).name("late").daemon(true);
        if (CommandPrefix.endingWithParent().isEmpty()) {
            assertThatThrownBy(daemon::start).isInstanceOf(IOException.class);
        } else {
            assertNotStarted(daemon.start(), "exit code 127", "no-jdk/bin/java", "No such file or directory");
        }
    }

    @Test
    void childThatIsAskedToEndBeforeItsTask_isNoError() throws Exception {
        replaceJavaBy("kill -TERM $$"); // not INT, which programs ignore that a shell starts in the background
        assertThat(TestChildren.exitCodeOf(startLate()))
                .as("exit code of a child that was asked to end, as by Ctrl-C")
                .isEqualTo(-15);
        replaceJavaBy("exec sleep 600");
        ChildProcess asleep = startLate();
        asleep.terminate();
        assertThat(TestChildren.exitCodeOf(asleep)).isEqualTo(-15);
    }
}

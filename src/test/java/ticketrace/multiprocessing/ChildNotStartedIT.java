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

/** A child whose JVM does not come as far as its task: whoever waits for it is told so, and why. */
@Isolated("it takes the JDK and the class path away from this JVM's children")
class ChildNotStartedIT {

    private static final String HOME = System.getProperty("java.home");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @AutoClose
    private final Nursery nursery = new Nursery();

    @AfterEach
    void giveBack() {
        System.setProperty("java.home", HOME);
        System.setProperty("java.class.path", CLASS_PATH);
    }

    /** From now on children are started by this instead of {@code java}; there, {@code $JAVA} is the real one. */
    private void java(String script) throws IOException {
        Path bin = Files.createDirectories(nursery.path("jdk").resolve("bin"));
        Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nJAVA='" + HOME + "/bin/java'\n" + script + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        System.setProperty("java.home", nursery.file("jdk"));
    }

    private ChildProcess startInVain() throws IOException {
        return ChildProcess.of(Deeds::nothing)
                .name("late")
                .errorsTo(nursery.path("errors"))
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
    void jvmThatRefusesItsOptions_isAnErrorWithWhatItSays() throws Exception {
        java("exec $JAVA -XX:+NoSuchOption \"$@\"");
        assertNotStarted(
                startInVain(), "its JVM ended with exit code 1; it says: ", "Unrecognized VM option 'NoSuchOption'");
    }

    @Test
    void classPathWithoutTheProgram_isAnErrorWithWhatTheJvmSays() throws Exception {
        System.setProperty("java.class.path", nursery.file("nothing-there"));
        assertNotStarted(startInVain(), "Could not find or load main class ticketrace.multiprocessing.ChildMain");
    }

    @Test
    void jvmThatIsKilledBeforeItHasBegun_isAnErrorWithTheSignal() throws Exception {
        java("kill -9 $$");
        Thread.currentThread().interrupt(); // whoever was, can start children all the same
        ChildProcess child = startInVain();
        assertThat(Thread.interrupted()).isTrue();
        assertNotStarted(child, "signal 9 ended its JVM before that had begun with the task");
    }

    @Test
    void jvmThatStartsTheSecondTime_isAnErrorAllTheSame() throws Exception {
        java("[ -e '" + nursery.file("tried") + "' ] && exec $JAVA \"$@\"; touch '" + nursery.file("tried")
                + "'; exit 3");
        assertNotStarted(startInVain(), "its JVM ended with exit code 3; tried once more, it starts");
    }

    /** As one does that did its task, and could not tell so far. */
    @Test
    void jvmThatEndsWithoutAComplaint_isNoError() throws Exception {
        java("exit 0");
        assertThat(Nursery.exitCodeOf(startInVain())).isZero();
    }

    @Test
    void missingJava_isAnErrorAtTheStart_orAtTheEndWhereSomethingElseStartsIt() throws Exception {
        System.setProperty("java.home", nursery.file("no-jdk"));
        assertThatThrownBy(this::startInVain)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("cannot start late: ", "no-jdk/bin/java", "No such file or directory");
        ChildProcess daemon = ChildProcess.of(Deeds::nothing).name("late").daemon(true);
        if (CommandPrefix.endingWithParent().isEmpty()) {
            assertThatThrownBy(daemon::start).isInstanceOf(IOException.class);
        } else {
            assertNotStarted(daemon.start(), "exit code 127", "no-jdk/bin/java", "No such file or directory");
        }
    }

    @Test
    void childThatIsAskedToEnd_needNotHaveBegun() throws Exception {
        java("kill -TERM $$"); // INT is ignored by what a shell starts in the background
        assertThat(Nursery.exitCodeOf(startInVain()))
                .as("it was asked to end, as by Ctrl-C")
                .isEqualTo(-15);
        java("exec sleep 600");
        ChildProcess asleep = startInVain();
        asleep.terminate();
        assertThat(Nursery.exitCodeOf(asleep)).isEqualTo(-15);
    }
}

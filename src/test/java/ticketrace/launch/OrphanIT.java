package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.ChildJvm;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;

/**
 * A child ends with its parent, however the parent ends. The parent here is a real JVM. Without that rule its child
 * would run for minutes.
 */
class OrphanIT {

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private ChildJvm startParentOf(String kindOfChild) throws Exception {
        return ChildJvm.start(
                TestChild.class, "parent", kindOfChild, folder.path().toString());
    }

    private static long childOf(ChildJvm parent) throws InterruptedException {
        long pid = Long.parseLong(parent.hear());
        assertThat(ProcessTable.isAlive(pid)).isTrue();
        return pid;
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "spin"})
    void child_endsSoonAfterItsParentIsKilled(String kindOfChild) throws Exception {
        try (ChildJvm parent = startParentOf(kindOfChild)) {
            long child = childOf(parent);
            parent.kill();
            Await.until("the orphan has ended", () -> !ProcessTable.isAlive(child));
        }
    }

    @Test
    void stoppedChild_endsSoonAfterItsParentIsKilled_thoughItCannotReadItsPipe() throws Exception {
        try (ChildJvm parent = startParentOf("echo")) {
            long child = childOf(parent);
            ProcessTable.signal("STOP", child);
            parent.kill();
            Await.until("the orphan has ended", () -> !ProcessTable.isAlive(child));
        }
    }

    @Test
    void child_outlivesTheThreadThatStartedIt() throws Exception {
        RecordedOutput output = new RecordedOutput();
        AtomicReference<ForkedJvm> started = new AtomicReference<>();
        Thread starter = new Thread(() -> {
            try {
                started.set(new JvmBuilder("echo", TestChild.class)
                        .arguments(List.of("echo", folder.path().toString()))
                        .start(output));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        starter.start();
        starter.join(Limits.ANSWER.toMillis());
        try (ForkedJvm child = started.get()) {
            assertThat(output.next()).isEqualTo("listening");
            child.send("after the thread");
            assertThat(output.next()).isEqualTo("after the thread");
            child.send(TestChild.END);
            assertThat(child.join(Limits.ANSWER)).isTrue();
            assertThat(child.exitCode()).hasValue(0);
        }
    }

    @Test
    void child_endsSoonAfterItsParentEndsByItself() throws Exception {
        long child;
        try (ChildJvm parent = startParentOf("echo")) {
            child = childOf(parent);
        }
        Await.until("the orphan has ended", () -> !ProcessTable.isAlive(child));
    }
}

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
 * No child outlives its parent, however the parent ends. The parent here is a real JVM, and its child, this test's
 * grandchild, would live on for minutes.
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
    void child_isGoneSoonAfterItsParentIsKilled_idleOrBusy(String kindOfChild) throws Exception {
        try (ChildJvm parent = startParentOf(kindOfChild)) {
            long child = childOf(parent);
            parent.kill();
            Await.until("the orphan is gone", () -> !ProcessTable.isAlive(child));
        }
    }

    @Test
    void stoppedChild_isGoneSoonAfterItsParentIsKilled_thoughItCannotSeeItsPipeEnd() throws Exception {
        try (ChildJvm parent = startParentOf("echo")) {
            long child = childOf(parent);
            ProcessTable.signal("STOP", child);
            parent.kill();
            Await.until("the orphan is gone", () -> !ProcessTable.isAlive(child));
        }
    }

    @Test
    void child_outlivesTheThreadThatStartedIt() throws Exception {
        Heard heard = new Heard();
        AtomicReference<ForkedJvm> started = new AtomicReference<>();
        Thread starter = new Thread(() -> {
            try {
                started.set(new JvmBuilder("echo", TestChild.class)
                        .arguments(List.of("echo", folder.path().toString()))
                        .start(heard));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        starter.start();
        starter.join(Limits.ANSWER.toMillis());
        try (ForkedJvm child = started.get()) {
            assertThat(heard.next()).isEqualTo("listening");
            child.send("still there");
            assertThat(heard.next()).isEqualTo("still there");
            child.send(TestChild.END);
            assertThat(child.join(Limits.ANSWER)).isTrue();
            assertThat(child.exitCode()).hasValue(0);
        }
    }

    @Test
    void child_isGoneSoonAfterItsParentEndsByItself() throws Exception {
        long child;
        try (ChildJvm parent = startParentOf("echo")) {
            child = childOf(parent);
        }
        Await.until("the orphan is gone", () -> !ProcessTable.isAlive(child));
    }
}

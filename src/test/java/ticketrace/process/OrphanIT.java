package ticketrace.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.ChildJvm;
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
    void child_isGoneSoonAfterItsParentEndsByItself() throws Exception {
        long child;
        try (ChildJvm parent = startParentOf("echo")) {
            child = childOf(parent);
        }
        Await.until("the orphan is gone", () -> !ProcessTable.isAlive(child));
    }
}

package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ticketrace.ProcessTable;
import ticketrace.launch.TestParent;

/**
 * Descendants end with the holder of the lifeline when it is killed. Without the lifeline they would run for minutes.
 */
class LifelineIT {

    @Test
    void childThatIsNoDaemon_endsWithTheKilledHolder() throws Exception {
        try (TestParent parent = TestParent.start("live", "lifeline", "child")) {
            long child = parent.pidOf("child");
            parent.pidOf("parent");
            parent.killParent();
            parent.awaitGone(child);
            assertThat(parent.isDone("child")).isFalse();
            parent.assertNothingLeft();
            assertThat(parent.errors()).isEmpty();
        }
    }

    @Test
    void grandchild_endsWithTheHolder_thoughItsOwnParentHasEnded() throws Exception {
        try (TestParent parent = TestParent.start("live", "lifeline", "child-with-child")) {
            parent.pidOf("parent");
            long grandchild = parent.pidOf("grandchild");
            long child = parent.pidOf("child-with-child");
            ProcessTable.signal("KILL", child);
            parent.awaitGone(child);
            assertThat(ProcessTable.isAlive(grandchild)).isTrue();
            parent.killParent();
            parent.awaitGone(grandchild);
            assertThat(parent.isDone("grandchild")).isFalse();
            parent.assertNothingLeft();
        }
    }

    @Test
    void closedLifeline_isNotPassedOn_butTheOuterOneIs() {
        assertThat(Lifeline.handedOn()).isNull();
        try (Lifeline outer = Lifeline.hold()) {
            Lifeline.End first = Lifeline.handedOn();
            assertThat(first).isEqualTo(new Lifeline.End(ProcessHandle.current().pid()));
            try (Lifeline inner = Lifeline.hold()) {
                assertThat(Lifeline.handedOn()).isEqualTo(first).isNotSameAs(first);
            }
            assertThat(Lifeline.handedOn()).isSameAs(first);
        }
        assertThat(Lifeline.handedOn()).isNull();
    }
}

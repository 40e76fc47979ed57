package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ticketrace.ProcessTable;
import ticketrace.launch.Family;

/** Whose holder is killed ends with it: here by nothing else, for nobody's parent's end would end them for minutes. */
class LifelineIT {

    @Test
    void childThatIsNoDaemon_endsWithAHolderThatIsKilled() throws Exception {
        try (Family family = Family.start("live", "lifeline", "child")) {
            long child = family.pidOf("child");
            family.pidOf("parent");
            family.killParent();
            family.awaitGone(child);
            assertThat(family.isDone("child")).isFalse();
            family.expectNothingLeft();
            assertThat(family.errors()).isEmpty();
        }
    }

    @Test
    void grandchild_endsWithTheHolder_thoughItsOwnParentHasLongEnded() throws Exception {
        try (Family family = Family.start("live", "lifeline", "father")) {
            family.pidOf("parent");
            long grandson = family.pidOf("grandson");
            long father = family.pidOf("father");
            ProcessTable.signal("KILL", father);
            family.awaitGone(father);
            assertThat(ProcessTable.isAlive(grandson)).isTrue();
            family.killParent();
            family.awaitGone(grandson);
            assertThat(family.isDone("grandson")).isFalse();
            family.expectNothingLeft();
        }
    }

    @Test
    void closedOne_isHandedOnNoMore_butTheOneBeforeItIs() {
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

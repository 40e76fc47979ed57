package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** Several children at once: who lives, and who ends first. */
class ManyChildrenIT {

    private static final int MANY = 100;

    /** A hundred at once leave another test's one child no time to start in, on two cores. */
    private static final int AT_ONCE = 10;

    @AutoClose
    private final Nursery nursery = new Nursery();

    @Test
    void activeChildren_areThoseStartedAndNotEnded() throws Exception {
        assertThat(ChildProcess.active()).isEmpty();
        ChildProcess unstarted = ChildProcess.of(Deeds::nothing);
        ChildProcess one = nursery.startLiving("one");
        ChildProcess two = nursery.startLiving("two");
        assertThat(ChildProcess.active()).containsExactlyInAnyOrder(one, two).doesNotContain(unstarted);
        nursery.end("one");
        one.join();
        assertThat(ChildProcess.active()).containsExactly(two);
        nursery.end("two");
        two.join();
        assertThat(ChildProcess.active()).isEmpty();
    }

    @Test
    void awaitAny_returnsTheFirstToEnd_andNoneWhenItsLimitIsOver() throws Exception {
        ChildProcess one = nursery.startLiving("one");
        ChildProcess two = nursery.startLiving("two");
        List<ChildProcess> both = List.of(one, two);
        assertThat(ChildProcess.awaitAny(both, Limits.REFUSAL)).isEmpty();
        nursery.end("two");
        assertThat(ChildProcess.awaitAny(both, Limits.ANSWER)).containsExactly(two);
        assertThat(two.exitCode()).hasValue(0);
        nursery.end("one");
        assertThat(ChildProcess.awaitAny(List.of(one), Limits.ANSWER)).containsExactly(one);
        assertThat(ChildProcess.awaitAny(both, Duration.ZERO)).containsExactly(one, two);
        assertThat(ChildProcess.awaitAny(List.of(), Limits.ANSWER)).isEmpty();
    }

    @Test
    void end_isToldToWhoeverAskedForIt() throws Exception {
        ChildProcess child = nursery.startLiving("child");
        var end = child.onEnd().thenApply(ended -> ended.exitCode().orElseThrow());
        assertThat(end).isNotDone();
        nursery.end("child");
        assertThat(end.get(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS)).isZero();
    }

    @Test
    void oneHundredChildren_startAndJoin_andLeaveNoFileOpen() throws Exception {
        int open = openFiles();
        List<ChildProcess> children = new ArrayList<>();
        for (int i = 0; i < MANY + AT_ONCE; i++) {
            if (i >= AT_ONCE) {
                ChildProcess earlier = children.get(i - AT_ONCE);
                assertThat(earlier.join(Limits.WORK)).isTrue();
                assertThat(earlier.exitCode()).hasValue(i - AT_ONCE);
            }
            if (i < MANY) {
                children.add(ChildProcess.of(Deeds::exit, i).daemon(i % 2 == 0).start());
            }
        }
        assertThat(children.stream().map(child -> child.pid().orElseThrow())).doesNotHaveDuplicates();
        assertThat(openFiles()).isLessThan(open + MANY / 4);
    }

    private static int openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return (int) files.count();
        }
    }
}

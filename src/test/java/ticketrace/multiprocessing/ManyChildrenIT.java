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

/** Several children at once: which are active, and which ends first. */
class ManyChildrenIT {

    private static final int MANY = 100;

    /** No more at once: on two cores, a hundred children would leave another test's child no time to start. */
    private static final int AT_ONCE = 10;

    @AutoClose
    private final TestChildren testChildren = new TestChildren();

    @Test
    void activeChildren_areThoseThatStartedAndHaveNotEnded() throws Exception {
        assertThat(ChildProcess.active()).isEmpty();
        ChildProcess unstarted = ChildProcess.of(ChildTasks::nothing);
        ChildProcess one = testChildren.startUntilEnd("one");
        ChildProcess two = testChildren.startUntilEnd("two");
        assertThat(ChildProcess.active()).containsExactlyInAnyOrder(one, two).doesNotContain(unstarted);
        testChildren.end("one");
        one.join();
        assertThat(ChildProcess.active()).containsExactly(two);
        testChildren.end("two");
        two.join();
        assertThat(ChildProcess.active()).isEmpty();
    }

    @Test
    void awaitAny_returnsTheFirstToEnd_andNoneAtItsLimit() throws Exception {
        ChildProcess one = testChildren.startUntilEnd("one");
        ChildProcess two = testChildren.startUntilEnd("two");
        List<ChildProcess> both = List.of(one, two);
        assertThat(ChildProcess.awaitAny(both, Limits.REFUSAL)).isEmpty();
        testChildren.end("two");
        assertThat(ChildProcess.awaitAny(both, Limits.ANSWER)).containsExactly(two);
        assertThat(two.exitCode()).hasValue(0);
        testChildren.end("one");
        assertThat(ChildProcess.awaitAny(List.of(one), Limits.ANSWER)).containsExactly(one);
        assertThat(ChildProcess.awaitAny(both, Duration.ZERO)).containsExactly(one, two);
        assertThat(ChildProcess.awaitAny(List.of(), Limits.ANSWER)).isEmpty();
    }

    @Test
    void onEnd_isCompletedWhenTheChildEnds() throws Exception {
        ChildProcess child = testChildren.startUntilEnd("child");
        var end = child.onEnd().thenApply(ended -> ended.exitCode().orElseThrow());
        assertThat(end).isNotDone();
        testChildren.end("child");
        assertThat(end.get(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS)).isZero();
    }

    @Test
    void oneHundredChildren_startAndEnd_andLeaveNoFileOpen() throws Exception {
        int open = openFiles();
        List<ChildProcess> children = new ArrayList<>();
        for (int i = 0; i < MANY + AT_ONCE; i++) {
            if (i >= AT_ONCE) {
                ChildProcess earlier = children.get(i - AT_ONCE);
                assertThat(earlier.join(Limits.WORK)).isTrue();
                assertThat(earlier.exitCode()).hasValue(i - AT_ONCE);
            }
            if (i < MANY) {
                children.add(
                        ChildProcess.of(ChildTasks::exit, i).daemon(i % 2 == 0).start());
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

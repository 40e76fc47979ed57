package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.ChildJvm;
import ticketrace.Limits;
import ticketrace.Thorough;

/** Real processes increment an unguarded counter under a lock. Not one increment may be lost. */
class MutualExclusionTest {

    private static final int PROCESSES = 4;
    private static final Duration IMPATIENT = Duration.ofMillis(1);

    @TempDir
    Path folder;

    private Counter counter;

    @BeforeEach
    void createCounter() throws Exception {
        counter = Counter.create(folder.resolve("counter"));
    }

    private ChildJvm start(LockKind kind, Duration patience) throws Exception {
        ChildJvm child = ChildJvm.start(
                CounterChild.class,
                kind.name(),
                folder.resolve("the lock").toString(),
                folder.resolve("counter").toString(),
                patience.toString());
        assertThat(child.hear()).isEqualTo("ready");
        return child;
    }

    private List<String> race(LockKind kind, Duration patience, int increments) throws Exception {
        List<ChildJvm> children = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            children.add(start(kind, patience));
        }
        children.forEach(child -> child.say(String.valueOf(increments)));
        List<String> answers = new ArrayList<>();
        for (ChildJvm child : children) {
            answers.add(child.hear(Limits.WORK));
        }
        for (ChildJvm child : children) {
            child.close();
        }
        assertThat(answers).hasSize(PROCESSES).allMatch(answer -> answer.startsWith("done"));
        assertThat(counter.lostOf((long) PROCESSES * increments)).isZero();
        return answers;
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE_CHANNEL_LOCK", "FILE_CHANNEL_LOCK_WITH_QUEUE", "FAIR_LOCK", "ROBUST_LOCK"})
    void locksThatExclude_loseNoIncrement(LockKind kind) throws Exception {
        race(kind, Limits.WORK, Thorough.or(2_000, 300));
    }

    /** A time that ends just when the lock is had must neither lose the lock nor keep it. */
    @ParameterizedTest
    @EnumSource(names = {"FILE_CHANNEL_LOCK", "FAIR_LOCK"})
    void locksOfImpatientProcesses_loseNoIncrement(LockKind kind) throws Exception {
        List<String> answers = race(kind, IMPATIENT, Thorough.or(600, 200));
        assertThat(answers).as("some waits ended without success").anyMatch(answer -> !answer.contains(" 0 times"));
    }

    /** Most are served before even so short a time is over. */
    @ParameterizedTest
    @EnumSource(names = {"FILE_CHANNEL_LOCK_WITH_QUEUE", "ROBUST_LOCK"})
    void quickLocksOfImpatientProcesses_loseNoIncrement(LockKind kind) throws Exception {
        race(kind, IMPATIENT, Thorough.or(600, 200));
    }

    @Test
    void lockFile_losesNoIncrement() throws Exception {
        race(LockKind.LOCK_FILE, Limits.WORK, Thorough.or(400, 100));
    }

    /** The oracle can fail: a lock that keeps nobody out lets two processes in at once, and it says so. */
    @Test
    void jvmLock_losesAnIncrementAndTheCounterShowsIt() throws Exception {
        try (ChildJvm first = start(LockKind.JVM_LOCK, Limits.REFUSAL);
                ChildJvm second = start(LockKind.JVM_LOCK, Limits.REFUSAL)) {
            for (String step : List.of("enter", "read", "write")) {
                assertThat(first.ask(step)).isEqualTo(step);
                assertThat(second.ask(step)).isEqualTo(step);
            }
            first.ask("leave");
            second.ask("leave");
        }
        assertThat(counter.lostOf(2)).isEqualTo(1);
    }

    /** The same steps one after the other are what the oracle calls right. */
    @Test
    void incrementsOneAfterTheOther_loseNothing() throws Exception {
        try (ChildJvm first = start(LockKind.JVM_LOCK, Limits.REFUSAL);
                ChildJvm second = start(LockKind.JVM_LOCK, Limits.REFUSAL)) {
            for (ChildJvm child : List.of(first, second)) {
                for (String step : List.of("enter", "read", "write", "leave")) {
                    child.ask(step);
                }
            }
        }
        assertThat(counter.lostOf(2)).isZero();
    }
}

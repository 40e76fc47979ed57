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

/** Real processes increment an unguarded counter under a lock. No increment may be lost. */
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
    @EnumSource(names = {"FILE_CHANNEL_LOCK", "FILE_CHANNEL_LOCK_WITH_QUEUE", "FAIR_LOCK", "ROBUST_LOCK", "LEASE_LOCK"})
    void locksThatExclude_loseNoIncrement(LockKind kind) throws Exception {
        race(kind, Limits.WORK, Thorough.or(2_000, 300));
    }

    /** If a timeout ends just as the process acquires the lock, the lock must be neither lost nor kept. */
    @ParameterizedTest
    @EnumSource(names = {"FILE_CHANNEL_LOCK", "FAIR_LOCK"})
    void locksOfImpatientProcesses_loseNoIncrement(LockKind kind) throws Exception {
        List<String> answers = race(kind, IMPATIENT, Thorough.or(600, 200));
        assertThat(answers).as("some waits timed out").anyMatch(answer -> !answer.contains(" 0 times"));
    }

    /** These locks serve most waiters before even this short timeout ends. */
    @ParameterizedTest
    @EnumSource(names = {"FILE_CHANNEL_LOCK_WITH_QUEUE", "ROBUST_LOCK"})
    void quickLocksOfImpatientProcesses_loseNoIncrement(LockKind kind) throws Exception {
        race(kind, IMPATIENT, Thorough.or(600, 200));
    }

    @Test
    void lockFile_losesNoIncrement() throws Exception {
        race(LockKind.LOCK_FILE, Limits.WORK, Thorough.or(400, 100));
    }

    /**
     * Proves that the oracle can fail: a lock that excludes no process lets two processes in at once, and the counter
     * shows it.
     */
    @Test
    void jvmLock_losesAnIncrement_andTheCounterShowsIt() throws Exception {
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

    /** The oracle accepts the same steps when they run one after the other. */
    @Test
    void incrementsInSequence_areNotLost() throws Exception {
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

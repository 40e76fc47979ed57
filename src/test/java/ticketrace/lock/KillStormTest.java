package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.Await;
import ticketrace.ChildJvm;
import ticketrace.Thorough;

/**
 * Processes acquire a lock again and again, and the test kills them at random moments: while they hold it, wait for it or
 * open it. Each holder writes its process id into a shared log and clears it before it releases. A process id that the next
 * holder finds there must belong to a process that was killed while it held the lock, and each id is found at most once.
 */
class KillStormTest {

    private static final int PROCESSES = 4;
    private static final int KILLS = Thorough.or(300, 25);
    private static final long LONGEST_LIFE_NANOS = 30_000_000;

    /**
     * On a slow machine few processes reach the lock. The test kills at most this many times as often, until it hits a
     * holder.
     */
    private static final int MOST_TIMES_AS_MANY_KILLS = 10;

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Set<Long> killed = new HashSet<>();
    private final List<ChildJvm> living = new ArrayList<>();

    private ChildJvm start(LockKind kind) throws Exception {
        return ChildJvm.start(
                HolderLogChild.class,
                kind.name(),
                folder.resolve("the lock").toString(),
                folder.resolve("log").toString());
    }

    private HolderLog storm(LockKind kind, int kills) throws Exception {
        HolderLog log = HolderLog.create(folder.resolve("log"));
        for (int i = 0; i < PROCESSES; i++) {
            living.add(start(kind));
        }
        for (int i = 0; i < kills || (log.found().isEmpty() && i < MOST_TIMES_AS_MANY_KILLS * kills); i++) {
            ChildJvm replacement = start(kind);
            LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_LIFE_NANOS));
            ChildJvm victim = living.remove(random.nextInt(living.size()));
            killed.add(victim.pid());
            victim.kill();
            living.add(replacement);
        }
        long entries = log.entries();
        Await.until("processes acquire the lock after the last kill, seed " + seed, () -> log.entries() > entries + 10);
        for (ChildJvm each : living) {
            each.close();
        }
        return log;
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE_CHANNEL_LOCK", "FILE_CHANNEL_LOCK_WITH_QUEUE", "FAIR_LOCK", "ROBUST_LOCK"})
    void killsAtRandomMoments_neitherBreakExclusion_norBlockTheLock(LockKind kind) throws Exception {
        HolderLog log = storm(kind, KILLS);
        List<Long> found = log.found();
        assertThat(found)
                .as("processes that died while they held the lock, seed %d", seed)
                .isNotEmpty();
        assertThat(found).as("seed %d", seed).doesNotHaveDuplicates().isSubsetOf(killed);
        assertThat(log.entries()).as("acquires, seed %d", seed).isGreaterThan(KILLS);
        if (kind == LockKind.ROBUST_LOCK) {
            assertThat(log.reportedDeaths())
                    .as(
                            "reported deaths: all that died while they held the lock, or just before or after, seed %d",
                            seed)
                    .isGreaterThanOrEqualTo(found.size());
        }
    }

    /** Proves that the oracle can fail: it detects a lock that excludes no process, without any kill. */
    @Test
    void lockThatExcludesNoProcess_isDetected() throws Exception {
        HolderLog log = HolderLog.create(folder.resolve("log"));
        living.addAll(List.of(start(LockKind.JVM_LOCK), start(LockKind.JVM_LOCK)));
        Await.until("one process finds the other in the log", () -> !log.found().isEmpty());
        for (ChildJvm each : living) {
            each.close();
        }
        assertThat(Collections.disjoint(log.found(), killed)).isTrue();
    }
}

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
 * Processes take a lock again and again and are killed at random moments: holding it, waiting for it, opening it. Whoever
 * gets in signs in a common place and signs out again. A name found there on entry is that of one who died inside; nobody
 * can have died twice, and nobody who lives can be inside.
 */
class KillStormTest {

    private static final int PROCESSES = 4;
    private static final int KILLS = Thorough.or(300, 25);
    private static final long LONGEST_LIFE_NANOS = 30_000_000;

    /** On a slow machine few get as far as the lock: so many times the kills at most, until one was met inside. */
    private static final int LONGER = 10;

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Set<Long> killed = new HashSet<>();
    private final List<ChildJvm> living = new ArrayList<>();

    private ChildJvm start(LockKind kind) throws Exception {
        return ChildJvm.start(
                SigningChild.class,
                kind.name(),
                folder.resolve("the lock").toString(),
                folder.resolve("book").toString());
    }

    private SigningBook storm(LockKind kind, int kills) throws Exception {
        SigningBook book = SigningBook.create(folder.resolve("book"));
        for (int i = 0; i < PROCESSES; i++) {
            living.add(start(kind));
        }
        for (int i = 0; i < kills || (book.found().isEmpty() && i < LONGER * kills); i++) {
            ChildJvm replacement = start(kind);
            LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_LIFE_NANOS));
            ChildJvm victim = living.remove(random.nextInt(living.size()));
            killed.add(victim.pid());
            victim.kill();
            living.add(replacement);
        }
        long entries = book.entries();
        Await.until("the lock is had after the last kill, seed " + seed, () -> book.entries() > entries + 10);
        for (ChildJvm each : living) {
            each.close();
        }
        return book;
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE_CHANNEL_LOCK", "FILE_CHANNEL_LOCK_WITH_QUEUE", "FAIR_LOCK", "ROBUST_LOCK"})
    void killsAtRandomMoments_letNobodyInWithAnother_andKeepNobodyOut(LockKind kind) throws Exception {
        SigningBook book = storm(kind, KILLS);
        List<Long> found = book.found();
        assertThat(found).as("some died inside, seed %d", seed).isNotEmpty();
        assertThat(found).as("seed %d", seed).doesNotHaveDuplicates().isSubsetOf(killed);
        assertThat(book.entries()).as("work was done, seed %d", seed).isGreaterThan(KILLS);
        if (kind == LockKind.ROBUST_LOCK) {
            assertThat(book.told())
                    .as("told of exactly those that died inside, or right before or after, seed %d", seed)
                    .isGreaterThanOrEqualTo(found.size());
        }
    }

    /** The oracle can fail: a lock that keeps nobody out is found out, with nobody killed at all. */
    @Test
    void lockThatKeepsNobodyOut_isFoundOut() throws Exception {
        SigningBook book = SigningBook.create(folder.resolve("book"));
        living.addAll(List.of(start(LockKind.JVM_LOCK), start(LockKind.JVM_LOCK)));
        Await.until("one finds the other inside", () -> !book.found().isEmpty());
        for (ChildJvm each : living) {
            each.close();
        }
        assertThat(Collections.disjoint(book.found(), killed)).isTrue();
    }
}

package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.ChildJvm;
import ticketrace.Limits;

/** While one process rewrites the count, another reads the old count or the new one, never a mixture of both. */
class TornReadTest {

    private static final int REWRITES = 200_000;
    private static final Set<Integer> WRITTEN = Set.of(0, CountFile.MAX_COUNT);

    @TempDir
    Path folder;

    private int changesSeen;

    @BeforeEach
    void createStore() throws Exception {
        Stores.named("file").create(folder, 0);
    }

    /** Reads until {@code writing} is done, and returns every value that no process has written. */
    private Set<Integer> valuesNeverWritten(Future<?> writing) throws Exception {
        Set<Integer> neverWritten = new HashSet<>();
        try (TicketStore store = Stores.named("file").open(folder, "-", "reader")) {
            int before = store.read();
            for (boolean last = false; !last; ) {
                last = writing.isDone();
                int value = store.read();
                if (!WRITTEN.contains(value)) {
                    neverWritten.add(value);
                }
                changesSeen += value != before ? 1 : 0;
                before = value;
            }
        }
        writing.get(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
        return neverWritten;
    }

    @Test
    void countRewrittenByAnotherProcess_isNeverTorn() throws Exception {
        try (ChildJvm writer = ChildJvm.start(StoreChild.class, folder.toString(), "writer")) {
            assertThat(writer.hear()).isEqualTo("open");
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> rewrite(writer));
            assertThat(valuesNeverWritten(writing)).isEmpty();
        }
        assertThat(changesSeen).as("changes of the count that the reader saw").isPositive();
    }

    private static void rewrite(ChildJvm writer) {
        try {
            writer.say("rewrite " + REWRITES);
            assertThat(writer.hear(Limits.WORK)).isEqualTo("done");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Proves that the test above can fail: it detects half of one number with half of the other. */
    @Test
    void mixtureOfTwoCounts_isDetected() throws Exception {
        try (TicketStore store = Stores.named("file").open(folder, "-", "writer")) {
            store.write(9_999);
        }
        assertThat(valuesNeverWritten(CompletableFuture.completedFuture(null))).containsExactly(9_999);
    }
}

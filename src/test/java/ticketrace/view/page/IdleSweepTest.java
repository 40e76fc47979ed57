package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ticketrace.Await;

/** What nobody asks for is ended; what somebody asks for stays. */
class IdleSweepTest {

    private static final Duration LIMIT = Duration.ofMillis(50);

    private static final IdleSweep.Watched IDLE = () -> LIMIT.toNanos() + 1;
    private static final IdleSweep.Watched WATCHED = LIMIT::toNanos;

    private final Queue<IdleSweep.Watched> ended = new ConcurrentLinkedQueue<>();

    @Test
    void whatNobodyAsksFor_isEnded_andTheRestStays() {
        AtomicInteger looks = new AtomicInteger();
        try (IdleSweep sweep = IdleSweep.start(
                "sweep",
                LIMIT,
                () -> {
                    looks.incrementAndGet();
                    return ended.isEmpty() ? List.of(WATCHED, IDLE) : List.of(WATCHED);
                },
                ended::add)) {
            Await.until("it has looked three times", () -> looks.get() >= 3);
        }

        assertThat(ended).containsExactly(IDLE);
    }

    @Test
    void closedSweep_hasNoThread() {
        IdleSweep.start("sweep-that-closes", LIMIT, List::<IdleSweep.Watched>of, ended::add)
                .close();

        Await.until(
                "its thread has ended",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("sweep-that-closes")));
    }
}

package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import ticketrace.Limits;

/** Hears a child, for a test to look at. */
final class Heard implements JvmListener {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean spokeAfterItsEnd;

    @Override
    public void line(String line) {
        spokeAfterItsEnd |= ended.getCount() == 0;
        lines.add(line);
    }

    @Override
    public void ended() {
        ended.countDown();
    }

    /** The next line; fails if none comes. */
    String next() throws InterruptedException {
        String line = lines.poll(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
        assertThat(line).as("a line from the child").isNotNull();
        return line;
    }

    /** All lines that were not taken yet, once the child has ended; fails if it does not end. */
    List<String> rest() throws InterruptedException {
        assertThat(ended.await(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS))
                .as("the child's end was told")
                .isTrue();
        List<String> rest = new ArrayList<>();
        lines.drainTo(rest);
        assertThat(spokeAfterItsEnd).as("a line was told after the end").isFalse();
        return rest;
    }
}

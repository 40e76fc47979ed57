package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import ticketrace.Limits;

/** A listener that records the output of a child for a test. */
final class RecordedOutput implements ChildListener {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean lineAfterTheEnd;

    @Override
    public void line(String line) {
        lineAfterTheEnd |= ended.getCount() == 0;
        lines.add(line);
    }

    @Override
    public void ended() {
        ended.countDown();
    }

    /** Waits for the next line and returns it; fails if none comes. */
    String next() throws InterruptedException {
        String line = lines.poll(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
        assertThat(line).as("a line from the child").isNotNull();
        return line;
    }

    /** Waits until the child has ended, and returns all remaining lines; fails if it does not end. */
    List<String> rest() throws InterruptedException {
        assertThat(ended.await(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS))
                .as("the listener was told that the child has ended")
                .isTrue();
        List<String> rest = new ArrayList<>();
        lines.drainTo(rest);
        assertThat(lineAfterTheEnd).as("a line arrived after the end").isFalse();
        return rest;
    }
}

package ticketrace.view.page;

import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks again and again, on a thread of its own, for what no browser asks for any more, and ends it. Thread-safe. */
final class IdleSweep implements AutoCloseable {

    private static final int CHECKS_PER_LIMIT = 10;

    private final Timer timer;

    /** Something that a browser has opened and asks for again and again. */
    interface Watched {

        /** How long nobody has asked for it. */
        long idleNanos();
    }

    private IdleSweep(Timer timer) {
        this.timer = timer;
    }

    /**
     * Begins to look.
     *
     * @param thread the name of the thread
     * @param limit how long nobody may ask for something before it is ended
     * @param open all that is open now
     * @param end ends something; the sweep's thread calls it
     */
    static <T extends Watched> IdleSweep start(String thread, Duration limit, Supplier<List<T>> open, Consumer<T> end) {
        Timer timer = new Timer(thread, true);
        long every = Math.max(1, limit.toMillis() / CHECKS_PER_LIMIT);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        for (T each : open.get()) {
                            if (each.idleNanos() > limit.toNanos()) {
                                end.accept(each);
                            }
                        }
                    }
                },
                every,
                every);
        return new IdleSweep(timer);
    }

    /** Looks no more. What is being ended now may still be. */
    @Override
    public void close() {
        timer.cancel();
    }
}

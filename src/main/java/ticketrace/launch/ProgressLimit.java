package ticketrace.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * The limit of a wait for other processes: how long they may make no progress. A process that works, or that waits for
 * a processor or a disk, does not count as lost, however slow the machine is.
 *
 * <p>The limit is over when its time has passed and none of the processes made progress in the last half of it; if one
 * did, they get half of the time again. In any case, the limit is over after {@value #MOST} times its time. {@link
 * Patience} stretches it. Time in which this process itself was stopped does not count.
 *
 * <p>An idle JVM wakes now and then for its own upkeep. That is no progress: less than a hundredth of the time on a
 * processor, or less than a tenth of the time in the queue for one, do not count.
 *
 * <p>For one thread. It does nothing before the first half has passed; then it looks into {@code /proc}, twice in each
 * limit.
 */
public final class ProgressLimit {

    /** Something that a thread waits for. */
    public interface Coming {

        /** Waits for it, at most for so long. Returns whether it has come. */
        boolean within(long nanos) throws InterruptedException;
    }

    /** After so many times its time the limit is over in any case: a process in an endless loop works for ever. */
    static final int MOST = 20;

    private static final double LEAST_USED = 0.01;
    private static final double LEAST_QUEUED = 0.1;
    private static final int MOST_NAMED = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongFunction<ProcessActivity> sight;
    private final LongSupplier clock;
    private final long[] pids;
    private final long halfNanos;
    private long began;
    private long lastLook;
    private long spanNanos;
    private int looks;
    private List<ProcessActivity> before = List.of();
    private List<ProcessActivity> now = List.of();
    private boolean over;

    ProgressLimit(LongFunction<ProcessActivity> sight, LongSupplier clock, Duration standstill, long... pids) {
        this.sight = sight;
        this.clock = clock;
        this.pids = pids.clone();
        this.halfNanos = Math.max(1, standstill.toNanos() / 2);
        this.began = clock.getAsLong();
        this.lastLook = began;
    }

    /** A limit that begins now. It is over if none of these processes makes progress for so long. */
    public static ProgressLimit on(Duration standstill, long... pids) {
        return new ProgressLimit(ProcessActivity::of, System::nanoTime, Patience.stretched(standstill), pids);
    }

    /** How long to wait before {@link #isOver} must be asked again. */
    public long nanosToLook() {
        return Math.max(1, lastLook + halfNanos - clock.getAsLong());
    }

    /** Whether it is over. Call this at least as often as {@link #nanosToLook} says. */
    public boolean isOver() {
        long time = clock.getAsLong();
        long late = time - lastLook - halfNanos;
        if (!over && late >= 0) {
            before = now;
            now = look();
            spanNanos = time - lastLook;
            lastLook = time;
            looks++;
            if (late > halfNanos) {
                began += late; // this process was stopped itself, and perhaps the others, too
            } else {
                over = (looks > 1 && theyStandStill()) || time - began >= MOST * 2 * halfNanos;
            }
        }
        return over;
    }

    private List<ProcessActivity> look() {
        List<ProcessActivity> seen = new ArrayList<>();
        for (long pid : pids) {
            seen.add(sight.apply(pid));
        }
        return seen;
    }

    private boolean theyStandStill() {
        for (int i = 0; i < pids.length; i++) {
            ProcessActivity.Doing doing = now.get(i).doing();
            if (doing == ProcessActivity.Doing.RUNS
                    || doing == ProcessActivity.Doing.WAITS_FOR_A_DISK
                    || used(i) >= LEAST_USED * spanNanos
                    || queued(i) >= LEAST_QUEUED * spanNanos) {
                return false;
            }
        }
        return true;
    }

    private long used(int process) {
        return now.get(process).usedNanos() - before.get(process).usedNanos();
    }

    private long queued(int process) {
        return now.get(process).queuedNanos() - before.get(process).queuedNanos();
    }

    /** Waits until it has come, or the limit is over. Returns whether it has come. */
    public boolean await(Coming coming) throws InterruptedException {
        while (!coming.within(nanosToLook())) {
            if (isOver()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Describes a limit that is over: how long it was, and what the processes were doing, as in "within 10 s; it
     * sleeps, and used 0.01 s of processor time in the last 5 s".
     */
    public String words() {
        StringBuilder words = new StringBuilder("within " + seconds(lastLook - began) + " s");
        for (int i = 0; i < Math.min(pids.length, MOST_NAMED); i++) {
            words.append("; ")
                    .append(pids.length == 1 ? "" : "pid " + pids[i] + ": ")
                    .append(now.get(i).doing().words());
            if (looks > 1) {
                double used = used(i) / NANOS_PER_SECOND;
                words.append(String.format(Locale.ROOT, ", and used %.2f s of processor time", used))
                        .append(" in the last ")
                        .append(seconds(spanNanos))
                        .append(" s");
            }
        }
        return words + (pids.length > MOST_NAMED ? "; and " + (pids.length - MOST_NAMED) + " more" : "");
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, nanos < 10 * NANOS_PER_SECOND ? "%.1f" : "%.0f", nanos / NANOS_PER_SECOND)
                .replaceAll("\\.0$", "");
    }
}

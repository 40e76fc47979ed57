package ticketrace.audit;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Exact percentiles of a span of time, in microseconds (nearest rank). */
public record Percentiles(double p50, double p99, double max) {

    private static final double NANOS_PER_MICRO = 1e3;

    static @Nullable Percentiles of(LongStream nanos) {
        long[] sorted = nanos.toArray();
        if (sorted.length == 0) {
            return null;
        }
        Arrays.sort(sorted);
        return new Percentiles(rank(sorted, 50), rank(sorted, 99), rank(sorted, 100));
    }

    private static double rank(long[] sorted, int percent) {
        int index = (int) Math.ceil((long) sorted.length * percent / 100.0) - 1;
        return sorted[Math.max(0, index)] / NANOS_PER_MICRO;
    }
}

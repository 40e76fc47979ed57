package ticketrace.explore;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Says whether an exploration has to end early: by Ctrl-C, or at its time limit. It begins when it is made. */
final class EarlyEnd {

    private final @Nullable Duration timeLimit;
    private final BooleanSupplier interrupted;
    private final long began = System.nanoTime();

    /**
     * An exploration begins.
     *
     * @param timeLimit how long it may take; null if there is no limit
     * @param interrupted true once the user wants it to end
     */
    EarlyEnd(@Nullable Duration timeLimit, BooleanSupplier interrupted) {
        this.timeLimit = timeLimit;
        this.interrupted = interrupted;
    }

    /** What ends the exploration now; null if nothing does. */
    @Nullable
    StoppedBy reason() {
        boolean timeOver = timeLimit != null && sinceBegin().compareTo(timeLimit) >= 0;
        return timeOver ? StoppedBy.TIME : interrupt();
    }

    /** The same, without the time limit. */
    @Nullable
    StoppedBy interrupt() {
        return interrupted.getAsBoolean() ? StoppedBy.USER : null;
    }

    Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}

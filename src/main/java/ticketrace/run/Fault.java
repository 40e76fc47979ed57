package ticketrace.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;

/**
 * Something that is done to a buyer of a race on purpose. A race has a list of them; the command line, {@code race.json}
 * and the page write each as one line of text: see {@link FaultText}.
 */
public sealed interface Fault {

    /** To whom it is done. */
    Target target();

    /** When it is done. */
    Moment moment();

    /** The process is killed (SIGKILL). */
    record Kill(Target target, Moment moment) implements Fault {

        @Override
        public String toString() {
            return FaultText.of(this);
        }
    }

    /** To whom a fault is done. */
    sealed interface Target {}

    /**
     * Whoever has the guard at that moment. At a step it is the first buyer that comes to that step: a guard that is held
     * lets nobody else come there.
     */
    record Holder() implements Target {}

    /** The buyer of that name. */
    record Named(String buyer) implements Target {}

    /**
     * When a fault is done.
     *
     * @param step the buyer has come to this step and has not begun it; null for wherever it stands
     * @param seat the step is for this seat or a lower one, if nobody came to it for this one; 0 for any seat
     * @param after so long after the start signal, or later
     */
    record Moment(@Nullable Step step, int seat, Duration after) {

        /** Right after the start signal, wherever the buyer stands. */
        public static final Moment AT_ONCE = new Moment(null, 0, Duration.ZERO);
    }

    /** A kill of this buyer, at once. */
    static Fault killOf(String buyer) {
        return new Kill(new Named(buyer), Moment.AT_ONCE);
    }

    /** A kill of whoever has the guard, at once. */
    static Fault killOfHolder() {
        return new Kill(new Holder(), Moment.AT_ONCE);
    }

    /**
     * What {@code --kill-holder} stands for: a kill between WRITE and RECORD, half-way through the race; with a quota right
     * away, for then nobody can say how far the race will come.
     */
    static Fault killHolder(Load load) {
        int half = load.tickets() - load.tickets() / 2;
        return new Kill(
                new Holder(), new Moment(Step.RECORD, load.quota() == null ? half : load.tickets(), Duration.ZERO));
    }

    /** Whether this is done at a step, where the buyer stands still for it. */
    default boolean isAtAStep() {
        return moment().step() != null;
    }

    /** Whether it may be done to this buyer. */
    default boolean concerns(String buyer) {
        return !(target() instanceof Named named) || named.buyer().equals(buyer);
    }
}

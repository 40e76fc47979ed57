package ticketrace.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;

/**
 * A fault that the launcher injects into a buyer of a race. A race has a list of faults; the command line, {@code
 * race.json} and the page write each as one line of text: see {@link FaultText}.
 */
public sealed interface Fault {

    /** Which buyer the fault hits. */
    Target target();

    /** When the fault happens. */
    Moment moment();

    /** The launcher kills the buyer's process (SIGKILL). */
    record Kill(Target target, Moment moment) implements Fault {

        @Override
        public String toString() {
            return FaultText.of(this);
        }
    }

    /**
     * The launcher stops the buyer's process (SIGSTOP), and lets it go on after a time (SIGCONT).
     *
     * @param length how long it stands still
     */
    record Pause(Target target, Moment moment, Duration length) implements Fault {

        @Override
        public String toString() {
            return FaultText.of(this);
        }
    }

    /**
     * Each buyer waits before it takes a step, as on a slow disk or a slow network.
     *
     * @param length how long it waits
     */
    record Slow(Moment moment, Duration length) implements Fault {

        @Override
        public Target target() {
            return new Each();
        }

        @Override
        public String toString() {
            return FaultText.of(this);
        }
    }

    /** Which buyer a fault hits. */
    sealed interface Target {}

    /**
     * The buyer that holds the guard at that moment. At a step it is the first buyer that comes to that step: while one
     * buyer holds the guard, no other can come there.
     */
    record Holder() implements Target {}

    /** The buyer with that name. */
    record Named(String buyer) implements Target {}

    /** A buyer that waits for the guard at that moment: it has asked for it, and has not got it. */
    record Waiter() implements Target {}

    /**
     * Any buyer that still races.
     *
     * @param seed decides which: the same seed means the same buyers, one after the other
     */
    record Any(long seed) implements Target {

        /** The seed of a fault that names none. */
        public static final long USUAL_SEED = 1;
    }

    /** Each buyer. */
    record Each() implements Target {}

    /**
     * When a fault happens.
     *
     * @param step the fault hits the buyer when it has come to this step and has not begun it; null: at any point
     * @param seat the step is for this seat, or for a lower one if no buyer came to the step for this one; 0: any seat
     * @param after the shortest time since the start signal
     * @param every the time after which it happens again, and again; 0 if it happens once
     */
    record Moment(@Nullable Step step, int seat, Duration after, Duration every) {

        /** A moment of a fault that happens once. */
        public Moment(@Nullable Step step, int seat, Duration after) {
            this(step, seat, after, Duration.ZERO);
        }

        /** Right after the start signal, at any point of a purchase. */
        public static final Moment AT_ONCE = new Moment(null, 0, Duration.ZERO);
    }

    /** Kills this buyer at once. */
    static Fault killOf(String buyer) {
        return new Kill(new Named(buyer), Moment.AT_ONCE);
    }

    /** Kills the buyer that holds the guard, at once. */
    static Fault killOfHolder() {
        return new Kill(new Holder(), Moment.AT_ONCE);
    }

    /**
     * The fault that {@code --kill-holder} means: a kill between WRITE and RECORD, half-way through the race; with a
     * quota at the first sale, because then the number of sales is not known before.
     */
    static Fault killHolder(Load load) {
        int half = load.tickets() - load.tickets() / 2;
        return new Kill(
                new Holder(), new Moment(Step.RECORD, load.quota() == null ? half : load.tickets(), Duration.ZERO));
    }

    /**
     * The fault that {@code --pause-holder} means: a pause before WRITE, half-way through the race; with a quota at the
     * first sale.
     */
    static Fault pauseHolder(Load load, Duration length) {
        int half = load.tickets() - load.tickets() / 2;
        return new Pause(
                new Holder(),
                new Moment(Step.WRITE, load.quota() == null ? half : load.tickets(), Duration.ZERO),
                length);
    }

    /** This fault in a race with another load, if it is one that depends on the load: see the two short forms above. */
    default Fault adapted(Load before, Load after) {
        if (equals(killHolder(before))) {
            return killHolder(after);
        }
        return this instanceof Pause pause && equals(pauseHolder(before, pause.length()))
                ? pauseHolder(after, pause.length())
                : this;
    }

    /** Whether the fault happens at a step, where the buyer stands still for it. */
    default boolean isAtAStep() {
        return moment().step() != null;
    }

    /** Whether the fault can hit this buyer. */
    default boolean concerns(String buyer) {
        return !(target() instanceof Named named) || named.buyer().equals(buyer);
    }
}

package ticketrace.run;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.Step;

/** Checks whether a fault can happen in a race: whether the race has its buyer, its seat, its step, its holder. */
final class FaultCheck {

    private static final Set<Step> BEFORE_THE_SEAT_IS_KNOWN = EnumSet.of(Step.ACQUIRE, Step.READ, Step.TAKE);

    private final RaceSettings race;
    private final Guard guard;

    FaultCheck(RaceSettings race) {
        this.race = race;
        this.guard = Guards.named(race.guard());
    }

    /**
     * Returns if the fault can happen.
     *
     * @throws IllegalArgumentException if it cannot; the message says why, and what is possible
     */
    void require(Fault fault) {
        String why = whyNot(fault.target());
        why = why == null ? whyNot(fault.moment()) : why;
        why = why == null && fault instanceof Fault.Pause pause ? whyNotFor(pause.length()) : why;
        why = why == null && fault.target() instanceof Fault.Holder ? whyNoHolder(fault.moment()) : why;
        if (why != null) {
            throw new IllegalArgumentException("fault '" + fault + "' is impossible: " + why);
        }
    }

    private @Nullable String whyNot(Fault.Target target) {
        if (!(target instanceof Fault.Named named)) {
            return null;
        }
        for (int number = 1; number <= race.buyers(); number++) {
            if (race.buyerName(number).equals(named.buyer())) {
                return null;
            }
        }
        String last = race.buyerName(race.buyers());
        return "there is no " + named.buyer() + "; there "
                + (race.buyers() == 1 ? "is " + last : "are " + race.buyerName(1) + " to " + last);
    }

    private @Nullable String whyNot(Fault.Moment moment) {
        Step step = moment.step();
        if (step != null && !steps().contains(step)) {
            return "under " + guard.name() + " a purchase has no step " + step + "; it has "
                    + steps().stream().map(Step::name).collect(Collectors.joining(", "));
        }
        if (moment.seat() > race.tickets()) {
            return "there is no seat " + moment.seat() + "; the seats are 1 to " + race.tickets();
        }
        if (moment.seat() != 0 && step != null && BEFORE_THE_SEAT_IS_KNOWN.contains(step)) {
            return "before " + step + " a buyer does not know its seat";
        }
        if (race.timeout().isZero()) {
            if (step == Step.RELEASE && moment.seat() != 0) {
                return "at RELEASE a stepped buyer does not tell its seat; leave out 'seat', or name another step";
            }
            return moment.after().isZero() ? null : "a stepped race has no clock; leave out 'after'";
        }
        if (moment.after().compareTo(race.timeout()) >= 0) {
            return "the race ends after " + TimeText.of(race.timeout());
        }
        return null;
    }

    private @Nullable String whyNotFor(Duration pause) {
        if (race.timeout().isZero()) {
            return "a stepped race has no clock; the turn T lets time pass";
        }
        if (pause.isZero()) {
            return "a pause lasts longer than 0";
        }
        return pause.compareTo(race.timeout()) < 0 ? null : "the race ends after " + TimeText.of(race.timeout());
    }

    private @Nullable String whyNoHolder(Fault.Moment moment) {
        if (!guard.isHeld()) {
            return "under " + guard.name() + " no buyer holds a lock; name a buyer";
        }
        return moment.step() == Step.ACQUIRE ? "before ACQUIRE nobody holds " + guard.name() : null;
    }

    private Set<Step> steps() {
        return guard.steps(race.guardOptions());
    }
}

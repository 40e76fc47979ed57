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
        why = why == null ? whyNotEvery(fault.moment()) : why;
        why = why == null && fault instanceof Fault.Pause pause ? whyNotFor(pause.length(), "a pause") : why;
        why = why == null && fault instanceof Fault.Slow slow ? whyNotFor(slow.length(), "a slow step") : why;
        why = why == null && needsGuard(fault.target()) ? whyNoGuard(fault) : why;
        if (why != null) {
            throw new IllegalArgumentException("fault '" + fault + "' is impossible: " + why);
        }
    }

    private static boolean needsGuard(Fault.Target target) {
        return target instanceof Fault.Holder || target instanceof Fault.Waiter;
    }

    private @Nullable String whyNotEvery(Fault.Moment moment) {
        if (moment.every().isZero()) {
            return null;
        }
        if (moment.step() != null) {
            return "at a step a fault happens once; leave out the step, or 'every'";
        }
        return moment.every().compareTo(race.timeout()) < 0
                ? null
                : "the race ends after " + TimeText.of(race.timeout());
    }

    private @Nullable String whyNot(Fault.Target target) {
        boolean isFound = target instanceof Fault.Waiter || target instanceof Fault.Any;
        if (isFound && race.timeout().isZero()) {
            return "in a stepped race, name the buyer, or its holder";
        }
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
            boolean hasTime = !moment.after().isZero() || !moment.every().isZero();
            return hasTime ? "a stepped race has no clock; leave out 'after' and 'every'" : null;
        }
        if (moment.after().compareTo(race.timeout()) >= 0) {
            return "the race ends after " + TimeText.of(race.timeout());
        }
        return null;
    }

    private @Nullable String whyNotFor(Duration pause, String what) {
        if (race.timeout().isZero()) {
            return "a stepped race has no clock; the turn T lets time pass";
        }
        if (pause.isZero()) {
            return what + " lasts longer than 0";
        }
        return pause.compareTo(race.timeout()) < 0 ? null : "the race ends after " + TimeText.of(race.timeout());
    }

    private @Nullable String whyNoGuard(Fault fault) {
        if (!guard.isHeld()) {
            return "under " + guard.name() + " no buyer holds a lock; name a buyer, or any";
        }
        Fault.Moment moment = fault.moment();
        if (fault.target() instanceof Fault.Waiter) {
            return moment.step() == null ? null : "a waiter stands in ACQUIRE; leave out the step";
        }
        return moment.step() == Step.ACQUIRE ? "before ACQUIRE nobody holds " + guard.name() : null;
    }

    private Set<Step> steps() {
        return guard.steps(race.guardOptions());
    }
}

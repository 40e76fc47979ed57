package ticketrace.explore;

import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Verdict;
import ticketrace.guard.Promise;

/** The outcomes of schedules that are played one by one. One thread. */
final class Tally {

    private final SteppedBuyers buyers;
    private final Promise promise;
    private final Map<Outcome, Exploration.Explored> outcomes = new HashMap<>();
    private int schedules;
    private int violating;
    private int deadlocks;
    private @Nullable Schedule firstViolating;

    Tally(SteppedBuyers buyers, Promise promise) {
        this.buyers = buyers;
        this.promise = promise;
    }

    /** Audits and counts a schedule that was just played to its end. */
    void count(Play play) throws IOException {
        boolean deadlock = play.isDeadlock();
        if (deadlock) {
            play.giveUp();
            deadlocks++;
        }
        Outcome outcome = Outcome.of(Audit.judge(buyers.evidence()), deadlock, promise, play.hasTimePassed());
        Schedule schedule = play.schedule();
        schedules++;
        if (outcome.verdict() == Verdict.VIOLATED) {
            violating++;
            firstViolating = firstViolating == null ? schedule : firstViolating;
        }
        Exploration.Explored once =
                new Exploration.Explored(outcome, BigInteger.ONE, schedule, List.copyOf(play.turnResults()));
        outcomes.merge(outcome, once, Exploration.Explored::and);
    }

    int schedules() {
        return schedules;
    }

    BigInteger violating() {
        return BigInteger.valueOf(violating);
    }

    BigInteger deadlocks() {
        return BigInteger.valueOf(deadlocks);
    }

    @Nullable
    Schedule firstViolating() {
        return firstViolating;
    }

    List<Exploration.Explored> outcomes() {
        return outcomes.values().stream()
                .sorted((one, other) -> Outcome.WORST_FIRST.compare(one.outcome(), other.outcome()))
                .toList();
    }
}

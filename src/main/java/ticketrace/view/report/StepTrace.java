package ticketrace.view.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Schedule;
import ticketrace.explore.Turn;
import ticketrace.guard.Guards;
import ticketrace.guard.SteppableGuard;
import ticketrace.history.BuyerHistory;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.view.words.StepWords;

/**
 * The turns of a schedule, each with its result, found in the evidence. The steps ended in the order of the turns. So
 * if the next step that ended is another buyer's, the turn's buyer could not take its step: it was waiting.
 */
final class StepTrace {

    private static final String KILLED = "KILLED";
    private static final String STARTS_ANEW = "starts anew";
    private static final String TIME_PASSES = "time passes";
    private static final String WAITS = "waits";

    /**
     * A turn, its result, and the step that ended in it.
     *
     * @param says the result in words
     * @param step the step; null if none ended
     * @param lane the lane of the process that took the step; null if none ended
     * @param purchase the number of the step's purchase; null if none ended
     */
    record Row(
            String turn,
            int buyer,
            String says,
            @Nullable Step step,
            @Nullable Integer lane,
            @Nullable Integer purchase) {}

    /** A step that ended, or at which the purchase was given up. */
    private record Ended(long at, int lane, PurchaseRecord purchase, Step step, boolean refused) {

        String words() {
            return refused
                    ? StepWords.refused(Objects.requireNonNullElse(purchase.outcome(), Outcome.CONFLICT))
                    : StepWords.taken(step, Math.max(0, purchase.value()));
        }
    }

    private final List<BuyerHistory> lanes;
    private final List<Ended> ended = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private int next;

    private StepTrace(RaceHistory race) {
        this.lanes = race.buyers();
        for (int lane = 0; lane < lanes.size(); lane++) {
            for (PurchaseRecord purchase : lanes.get(lane).purchases()) {
                addSteps(lane, purchase);
            }
        }
        ended.sort(Comparator.comparingLong(Ended::at));
    }

    private void addSteps(int lane, PurchaseRecord purchase) {
        for (Step step : Step.values()) {
            long lost = purchase.outcome() == Outcome.LEASE_LOST ? purchase.givenUp(step) : 0;
            long refusedAt = Math.max(purchase.refused(step), lost);
            boolean refused = refusedAt != 0;
            long at = refused ? refusedAt : purchase.end(step);
            if (at != 0) {
                ended.add(new Ended(at, lane, purchase, step, refused));
            }
        }
    }

    /**
     * A row for each turn of the race's schedule; null if the race has no schedule, or a damaged one, or if turns are steps
     * inside its lock: the evidence does not tell those apart.
     */
    static @Nullable List<Row> of(@Nullable String schedule, String guard, RaceHistory race) {
        if (schedule == null || Guards.find(guard) instanceof SteppableGuard) {
            return null;
        }
        StepTrace trace = new StepTrace(race);
        try {
            Schedule.parse(schedule, Schedule.MAX_BUYERS).turns().forEach(trace::add);
        } catch (IllegalArgumentException altered) {
            return null;
        }
        return trace.rows;
    }

    private void add(Turn turn) {
        switch (turn.kind()) {
            case KILL -> row(turn, KILLED, null);
            case RESPAWN -> row(turn, STARTS_ANEW, null);
            case TIME -> row(turn, TIME_PASSES, null);
            case STEP -> {
                Ended first = next < ended.size() ? ended.get(next) : null;
                boolean itsOwn = first != null && buyerOf(first.lane()) == turn.buyer();
                next += itsOwn ? 1 : 0;
                row(turn, itsOwn && first != null ? first.words() : WAITS, itsOwn ? first : null);
            }
        }
    }

    private void row(Turn turn, String words, @Nullable Ended step) {
        rows.add(new Row(
                turn.toString(),
                turn.buyer(),
                words,
                step == null ? null : step.step(),
                step == null ? null : Integer.valueOf(step.lane()),
                step == null ? null : Integer.valueOf(step.purchase().number())));
    }

    /** The buyer of a lane. A process that replaces a killed one has the lane after it; its name has a point in it. */
    private int buyerOf(int lane) {
        int buyer = -1;
        for (int i = 0; i <= lane; i++) {
            buyer += lanes.get(i).buyer().indexOf('.') < 0 ? 1 : 0;
        }
        return buyer;
    }
}

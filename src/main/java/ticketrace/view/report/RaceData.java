package ticketrace.view.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Headline;
import ticketrace.guard.Guards;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.ResultDocument;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.RacedOn;
import ticketrace.view.words.RepeatCommand;
import ticketrace.view.words.Story;

/**
 * The data of one race on a page, without its single purchases: the result in words and in numbers.
 *
 * @param seats see {@link SeatStates#code}
 * @param times see {@link SeatStates#times}
 * @param spanNanos from the start signal to the end of the last purchase, at least 1
 */
record RaceData(
        String guard,
        String title,
        String meaning,
        String story,
        String explanation,
        String onCrash,
        String command,
        @Nullable String racedOn,
        ResultDocument result,
        List<String> failures,
        List<PromiseRow> promise,
        String seats,
        @Nullable List<Integer> times,
        long spanNanos,
        Flow flow) {

    static RaceData of(RaceResult result) {
        return of(result, Audit.committed(result.history()));
    }

    /** The same; {@code committed} is the evidence without what the database has undone. */
    static RaceData of(RaceResult result, RaceHistory committed) {
        RaceHistory evidence = result.history();
        String guard = Guards.label(evidence.guard(), evidence.isolation());
        SeatStates seats = new SeatStates(committed);
        long spanNanos = spanNanos(evidence);
        return new RaceData(
                guard,
                Numbers.count(result.buyers().size(), "buyer") + ", " + Numbers.count(evidence.tickets(), "ticket")
                        + ", store " + evidence.store() + ", guard " + guard,
                Headline.of(result.judgement(), evidence.tickets()),
                Story.of(result),
                Guards.named(evidence.guard()).explanation(),
                Guards.named(evidence.guard()).onCrash(),
                RepeatCommand.of(settings(result)),
                RacedOn.inWords(result.racedOn()),
                ResultDocument.of(result),
                result.failures(),
                PromiseRow.all(result),
                seats.code(),
                seats.times(),
                spanNanos,
                Flow.of(committed, evidence.originNanos(), spanNanos));
    }

    /** The settings: a race in a run's folder has them all, and a report is of such a race. */
    static RaceSettings settings(RaceResult result) {
        return Objects.requireNonNull(result.settings(), "settings");
    }

    private static long spanNanos(RaceHistory evidence) {
        long origin = evidence.originNanos();
        long end = evidence.buyers().stream()
                .flatMap(buyer -> buyer.purchases().stream())
                .mapToLong(PurchaseRecord::latest)
                .max()
                .orElse(origin);
        return Math.max(1, end - origin);
    }
}

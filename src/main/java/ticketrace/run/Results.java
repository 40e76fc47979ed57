package ticketrace.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Judgement;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.HistoryTextReader;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/** Makes results from the evidence in a run's folder. */
public final class Results {

    private static final double NANOS_PER_MILLI = 1e6;

    private Results() {}

    /**
     * Judges a finished run again, from its files alone.
     *
     * @throws IOException if a file is missing or damaged; the message names it
     */
    public static RaceResult of(RunFolder folder) throws IOException {
        return of(folder, Launched.NOT_OBSERVED);
    }

    /**
     * Judges a run that has just ended.
     *
     * @param launched what the launcher observed
     * @throws IOException if a file is missing or damaged; the message names it
     */
    public static RaceResult of(RunFolder folder, Launched launched) throws IOException {
        long began = System.nanoTime();
        RaceHistory history = folder.history();
        RaceResult.Raced raced = new RaceResult.Raced(folder.settings(), folder.path(), folder.racedOn());
        return of(new Evidence(raced, history, folder.faults(), began), launched);
    }

    /**
     * Judges a history in text form.
     *
     * @throws IOException if the file cannot be read or is no history; the message names the file
     */
    public static RaceResult ofText(Path file) throws IOException {
        long began = System.nanoTime();
        RaceHistory history = HistoryTextReader.read(file);
        RaceResult.Raced raced = new RaceResult.Raced(null, file, null);
        return of(new Evidence(raced, history, List.of(), began), Launched.NOT_OBSERVED);
    }

    /** The evidence to judge, and when this class began to read it. */
    private record Evidence(RaceResult.Raced raced, RaceHistory history, List<FaultOutcome> faults, long beganNanos) {}

    private static RaceResult of(Evidence evidence, Launched launched) throws IOException {
        RaceHistory history = evidence.history();
        Judgement judgement = judge(evidence.raced().folder(), history);
        double auditMillis = (System.nanoTime() - evidence.beganNanos()) / NANOS_PER_MILLI;
        return new RaceResult(
                evidence.raced(),
                history,
                judgement,
                buyerResults(history, launched.exitCodes()),
                new RaceResult.Millis(
                        launched.forkMillis(),
                        launched.warmUpMillis(),
                        startSpread(history),
                        judgement.raceNanos() / NANOS_PER_MILLI,
                        auditMillis),
                new RaceResult.Casualties(evidence.faults(), launched.failures(), launched.ioError()));
    }

    private static List<RaceResult.BuyerResult> buyerResults(RaceHistory history, Map<String, Integer> exitCodes) {
        Map<String, Integer> salesOnList = history.recorded() ? Map.of() : salesOnList(history);
        List<RaceResult.BuyerResult> buyers = new ArrayList<>();
        for (BuyerHistory buyer : Audit.committed(history).buyers()) {
            Integer exitCode = exitCodes.get(buyer.buyer());
            buyers.add(
                    history.recorded()
                            ? buyerResult(buyer, exitCode)
                            : buyerResult(buyer, exitCode, salesOnList.getOrDefault(buyer.buyer(), 0)));
        }
        return buyers;
    }

    private static Judgement judge(Path where, RaceHistory history) throws IOException {
        try {
            return Audit.judge(history);
        } catch (IllegalArgumentException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        }
    }

    private static RaceResult.BuyerResult buyerResult(BuyerHistory buyer, @Nullable Integer exitCode) {
        int sold = 0;
        int soldOut = 0;
        int unknown = 0;
        for (PurchaseRecord purchase : buyer.purchases()) {
            sold += purchase.isSold() ? 1 : 0;
            soldOut += purchase.outcome() == Outcome.SOLD_OUT ? 1 : 0;
            unknown += purchase.isUnknown() ? 1 : 0;
        }
        return new RaceResult.BuyerResult(buyer.buyer(), buyer.pid(), exitCode, sold, soldOut, unknown, buyer.offset());
    }

    /** How many sales each buyer has on the list: the only evidence of its sales if it recorded nothing. */
    private static Map<String, Integer> salesOnList(RaceHistory history) {
        Map<String, Integer> salesOnList = new HashMap<>();
        history.end().sales().forEach(sale -> salesOnList.merge(sale.buyer(), 1, Integer::sum));
        return salesOnList;
    }

    private static RaceResult.BuyerResult buyerResult(BuyerHistory buyer, @Nullable Integer exitCode, int sold) {
        int soldOut = buyer.reason() == EndReason.SOLD_OUT ? 1 : 0;
        return new RaceResult.BuyerResult(buyer.buyer(), buyer.pid(), exitCode, sold, soldOut, 0, buyer.offset());
    }

    private static @Nullable Double startSpread(RaceHistory history) {
        LongSummaryStatistics starts = history.buyers().stream()
                .filter(buyer -> buyer.startedNanos() != 0)
                .mapToLong(buyer -> buyer.offset().middle(buyer.startedNanos()))
                .summaryStatistics();
        return starts.getCount() == 0 ? null : (starts.getMax() - starts.getMin()) / NANOS_PER_MILLI;
    }
}

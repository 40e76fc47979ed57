package ticketrace.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Headline;
import ticketrace.audit.Judgement;
import ticketrace.audit.Percentiles;
import ticketrace.audit.Verdict;
import ticketrace.history.EndReason;
import ticketrace.history.RaceHistory;
import ticketrace.json.JsonInline;

/**
 * The JSON document of a result, in {@code result.json} and in the JSON output of commands and the page. Other programs
 * rely on it: keys may be added, and none is renamed.
 *
 * @param settings the settings as {@code race.json} has them, or {@link TextSettings}
 * @param report where the report of the race is; null if no report was written
 */
public record ResultDocument(
        String schema,
        Object settings,
        String headline,
        @JsonInline Judged judged,
        @JsonInline Judgement.AnomalyCounts anomalies,
        @JsonInline Found found,
        @JsonInline Measured measured,
        List<BuyerEntry> buyers,
        @Nullable String killed,
        List<String> allKilled,
        List<FaultEntry> faults,
        RaceResult.Millis millis,
        @Nullable Map<String, @Nullable Object> racedOn,
        String folder,
        @Nullable String report) {

    private static final String SCHEMA = "ticketrace/result/1";
    private static final double TENTHS = 10;
    private static final double THOUSANDTHS = 1000;

    /** The settings of a race that a history in text form has. */
    record TextSettings(int buyers, int tickets, String store, String guard) {

        private static TextSettings of(RaceHistory history) {
            return new TextSettings(history.buyers().size(), history.tickets(), history.store(), history.guard());
        }
    }

    /** The verdict, and the numbers of sales. */
    record Judged(
            Verdict verdict,
            boolean asPromised,
            @Nullable EndReason endedBy,
            int sold,
            int seats,
            @Nullable Integer remaining) {

        private static Judged of(Judgement judgement) {
            return new Judged(
                    judgement.verdict(),
                    judgement.asPromised(),
                    judgement.endedBy(),
                    judgement.sold(),
                    judgement.seats(),
                    judgement.remaining());
        }
    }

    /** Other counts, and the findings. */
    record Found(int unknown, int retries, int fenced, List<FindingEntry> findings) {

        private static Found of(Judgement judgement) {
            return new Found(
                    judgement.unknown(),
                    judgement.retries(),
                    judgement.fenced(),
                    judgement.findings().stream().map(FindingEntry::of).toList());
        }
    }

    /** A finding: see {@link Finding}. */
    record FindingEntry(
            FindingKind kind,
            FindingKind.Effect effect,
            @Nullable Integer seat,
            List<String> buyers,
            List<PurchaseEntry> purchases,
            String says) {

        private static FindingEntry of(Finding finding) {
            return new FindingEntry(
                    finding.kind(),
                    finding.effect(),
                    finding.seat(),
                    finding.buyers(),
                    finding.purchases().stream()
                            .map(purchase -> new PurchaseEntry(purchase.buyer(), purchase.number()))
                            .toList(),
                    finding.says());
        }
    }

    /** A purchase: its buyer, and its number among the purchases of that buyer. */
    record PurchaseEntry(String buyer, int purchase) {}

    /** The outcome of a fault: see {@link FaultOutcome}. */
    record FaultEntry(
            String fault,
            @Nullable String buyer,
            @Nullable Long fromNanos,
            @Nullable Long toNanos) {

        private static FaultEntry of(FaultOutcome outcome, long origin) {
            return new FaultEntry(
                    outcome.fault().toString(),
                    outcome.buyer(),
                    since(origin, outcome.fromNanos()),
                    since(origin, outcome.toNanos()));
        }

        private static @Nullable Long since(long origin, long nanos) {
            return nanos == 0 ? null : Long.valueOf(nanos - origin);
        }
    }

    /** Speed and fairness. */
    record Measured(
            @Nullable Double ticketsPerSecond,
            @Nullable Double rate,
            @Nullable Percentiles waitMicros,
            @Nullable Percentiles holdMicros,
            @Nullable Double fairness,
            @Nullable Double evenness,
            @Nullable Boolean contended) {

        private static Measured of(RaceResult result) {
            Judgement judgement = result.judgement();
            return new Measured(
                    rounded(judgement.ticketsPerSecond(), TENTHS),
                    rounded(judgement.rate(), TENTHS),
                    rounded(judgement.waiting()),
                    rounded(judgement.holding()),
                    rounded(judgement.fairness(), THOUSANDTHS),
                    rounded(result.evenness(), THOUSANDTHS),
                    judgement.contended());
        }
    }

    /** The result of a buyer: see {@link RaceResult.BuyerResult}. */
    record BuyerEntry(
            String name,
            long pid,
            @Nullable Integer exitCode,
            int sold,
            int soldOut,
            int unknown,
            long clockLowNanos,
            long clockHighNanos) {

        private static BuyerEntry of(RaceResult.BuyerResult buyer) {
            return new BuyerEntry(
                    buyer.name(),
                    buyer.pid(),
                    buyer.exitCode(),
                    buyer.sold(),
                    buyer.soldOut(),
                    buyer.unknown(),
                    buyer.clock().lowNanos(),
                    buyer.clock().highNanos());
        }
    }

    /** The document of this result. */
    public static ResultDocument of(RaceResult result) {
        Judgement judgement = result.judgement();
        return new ResultDocument(
                SCHEMA,
                settings(result),
                Headline.of(judgement, result.history().tickets()),
                Judged.of(judgement),
                judgement.anomalyCounts(),
                Found.of(judgement),
                Measured.of(result),
                result.buyers().stream().map(BuyerEntry::of).toList(),
                result.killed(),
                result.allKilled(),
                faults(result),
                rounded(result.millis()),
                result.racedOn(),
                result.folder().toString(),
                report(result.folder()));
    }

    private static List<FaultEntry> faults(RaceResult result) {
        long origin = result.history().originNanos();
        return result.casualties().faults().stream()
                .map(outcome -> FaultEntry.of(outcome, origin))
                .toList();
    }

    private static Object settings(RaceResult result) {
        RaceSettings settings = result.settings();
        return settings == null ? TextSettings.of(result.history()) : settings.toJson();
    }

    private static @Nullable String report(Path folder) {
        Path report = RunFolder.reportOf(folder);
        return Files.isRegularFile(report) ? report.toString() : null;
    }

    private static RaceResult.Millis rounded(RaceResult.Millis millis) {
        return new RaceResult.Millis(
                rounded(millis.fork(), TENTHS),
                rounded(millis.warmUp(), TENTHS),
                rounded(millis.startSpread(), THOUSANDTHS),
                rounded(millis.race(), TENTHS),
                rounded(millis.audit(), TENTHS));
    }

    private static @Nullable Percentiles rounded(@Nullable Percentiles exact) {
        return exact == null ? null : new Percentiles(tenths(exact.p50()), tenths(exact.p99()), tenths(exact.max()));
    }

    private static double tenths(double value) {
        return Math.round(value * TENTHS) / TENTHS;
    }

    private static @Nullable Double rounded(@Nullable Double value, double parts) {
        return value == null ? null : Math.round(value * parts) / parts;
    }
}

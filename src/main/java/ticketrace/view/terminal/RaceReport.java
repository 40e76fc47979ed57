package ticketrace.view.terminal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Headline;
import ticketrace.audit.Judgement;
import ticketrace.audit.Percentiles;
import ticketrace.audit.Verdict;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.EndReason;
import ticketrace.history.RaceHistory;
import ticketrace.input.Printable;
import ticketrace.run.RaceResult;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.PauseStory;
import ticketrace.view.words.PromiseWords;
import ticketrace.view.words.Story;

/** The report of one race, for people. */
public final class RaceReport {

    private static final int MAX_SHOWN_OF_A_KIND = 3;
    private static final int KIND_WIDTH = 15;

    private final RaceResult result;
    private final Judgement judgement;
    private final Screen screen;

    private RaceReport(RaceResult result, Screen screen) {
        this.result = result;
        this.judgement = result.judgement();
        this.screen = screen;
    }

    public static void print(RaceResult result, Screen screen) {
        RaceReport report = new RaceReport(result, screen);
        report.headline();
        report.numbers();
        report.findings();
        report.ending();
    }

    private void headline() {
        String race = Numbers.count(result.buyers().size(), "buyer") + ", "
                + Numbers.count(result.history().tickets(), "ticket") + ", store "
                + Printable.spelledOut(result.history().store()) + ", guard " + guard();
        screen.line(screen.paint(Colour.HEADING, race));
        screen.line(
                screen.paint(
                        Verdicts.colour(judgement.verdict()),
                        judgement.verdict().name()),
                ": " + Headline.of(judgement, result.history().tickets()));
        if (judgement.endedBy() == EndReason.INTERRUPTED) {
            screen.line(screen.paint(Colour.DOUBTFUL, "The race was interrupted; the report shows what is known."));
        }
        if (result.killed() != null) {
            screen.sentence("", Story.ofKills(result));
        }
        PauseStory.of(result).forEach(line -> screen.sentence("", line));
        if (result.killed() != null || judgement.unknown() == 0) {
            Story.ofMissedFaults(result).forEach(line -> screen.line(screen.paint(Colour.DOUBTFUL, line)));
        }
        screen.line();
    }

    private String guard() {
        return Printable.spelledOut(
                Guards.label(result.history().guard(), result.history().isolation()));
    }

    private void numbers() {
        Table table = new Table("lrl");
        int tickets = result.history().tickets();
        row(table, "sold", String.valueOf(judgement.sold()), "of " + Numbers.count(tickets, "ticket"));
        row(table, "remaining", Numbers.of(judgement.remaining()), "as the store says");
        row(table, "oversold", String.valueOf(judgement.oversold()), "sales too many");
        row(table, "double-booked", String.valueOf(judgement.doubleBooked()), "seats sold more than once");
        row(table, "lost updates", Numbers.of(judgement.lostUpdates()), "counts overwritten by another's write");
        row(table, "out of order", Numbers.of(judgement.outOfOrder()), "sales that no order in time explains");
        row(table, "overlaps", Numbers.of(judgement.overlaps()), "times two buyers were inside the guard at once");
        Integer stale = judgement.staleWrites();
        if (stale != null && stale > 0) {
            row(table, "stale writes", String.valueOf(stale), "counts written after a newer grant was there");
        }
        row(
                table,
                "unknown",
                result.history().recorded() ? String.valueOf(judgement.unknown()) : Numbers.NONE,
                "seats perhaps lost with a buyer that died");
        if (judgement.retries() > 0) {
            row(
                    table,
                    "tried again",
                    String.valueOf(judgement.retries()),
                    "purchases that met a conflict, or lost a lease");
        }
        if (judgement.fenced() > 0) {
            row(
                    table,
                    "fenced",
                    String.valueOf(judgement.fenced()),
                    "of these, refused because a newer grant was there");
        }
        row(
                table,
                "tickets/s",
                Numbers.rate(judgement.rate()),
                judgement.rate() == null
                        ? "too few different seats for a rate"
                        : "different seats, from the start signal");
        row(
                table,
                "fairness",
                Numbers.share(result.evenness()),
                result.evenness() == null ? "fewer sales than buyers" : "1 if all buyers sold the same");
        row(table, "wait for guard", median(judgement.waiting()), tail(judgement.waiting()));
        row(table, "inside", median(judgement.holding()), tail(judgement.holding()));
        RaceResult.Millis millis = result.millis();
        row(
                table,
                "race",
                Numbers.millis(millis.race()),
                "buyers started within " + Numbers.millis(millis.startSpread()));
        table.print(screen, "  ");
        screen.line();
    }

    private static void row(Table table, String name, String number, String explanation) {
        table.row(List.of(Table.Cell.of(name), Table.Cell.of(number), new Table.Cell(" " + explanation, Colour.ASIDE)));
    }

    private static String median(@Nullable Percentiles percentiles) {
        return percentiles == null ? Numbers.NONE : Numbers.micros(percentiles.p50());
    }

    private static String tail(@Nullable Percentiles percentiles) {
        return percentiles == null
                ? ""
                : "is the median; p99 " + Numbers.micros(percentiles.p99()) + ", longest "
                        + Numbers.micros(percentiles.max());
    }

    private void findings() {
        Map<FindingKind, List<Finding>> byKind = judgement.findings().stream()
                .collect(Collectors.groupingBy(
                        Finding::kind, () -> new EnumMap<>(FindingKind.class), Collectors.toList()));
        byKind.forEach(this::findings);
        if (!byKind.isEmpty()) {
            screen.line();
        }
    }

    private void findings(FindingKind kind, List<Finding> findings) {
        String space = " ".repeat(Math.max(1, KIND_WIDTH - kind.name().length()));
        for (Finding finding : findings.subList(0, Math.min(findings.size(), MAX_SHOWN_OF_A_KIND))) {
            CharSequence head = screen.joined("  ", screen.paint(colour(finding.effect()), kind.name()), space);
            screen.sentence(head, finding.says());
        }
        int all = findings.stream().mapToInt(Finding::count).sum();
        if (all > MAX_SHOWN_OF_A_KIND) {
            String more = "... and " + (all - MAX_SHOWN_OF_A_KIND) + " more; --json tells more of them";
            screen.line(" ".repeat(2 + KIND_WIDTH), screen.paint(Colour.ASIDE, more));
        }
    }

    /** Whether no guard can cause the forbidden findings. */
    private boolean onlyMismatch() {
        RaceHistory race = result.history();
        Promise promise = Audit.promise(race);
        boolean promisesExclusion = promise != null && promise.isExclusion();
        Set<FindingKind> violating = judgement.findings().stream()
                .filter(finding -> finding.effect() == FindingKind.Effect.VIOLATES)
                .map(Finding::kind)
                .collect(Collectors.toSet());
        return violating.contains(FindingKind.STORE_MISMATCH) && (!promisesExclusion || violating.size() == 1);
    }

    private static Colour colour(FindingKind.Effect effect) {
        return switch (effect) {
            case VIOLATES -> Colour.BAD;
            case LEAVES_UNKNOWN -> Colour.DOUBTFUL;
            case NOTES -> Colour.ASIDE;
        };
    }

    private void ending() {
        result.failures().forEach(failure -> screen.sentence(screen.paint(Colour.BAD, "! "), failure));
        String guard = guard();
        RaceHistory race = result.history();
        if (judgement.asPromised() && !result.history().recorded()) {
            screen.line(screen.paint(
                    Colour.DOUBTFUL,
                    "The evidence proves neither that guard " + guard + " broke its promise nor that it kept it."));
        } else if (judgement.asPromised()) {
            screen.line(screen.paint(Colour.GOOD, PromiseWords.kept(guard, Audit.wholePromise(race))));
        } else if (judgement.verdict() == Verdict.UNKNOWN) {
            screen.line(screen.paint(Colour.DOUBTFUL, "Whether guard " + guard + " did as it promises is not known."));
        } else {
            screen.line(screen.paint(
                    Colour.BAD,
                    onlyMismatch()
                            ? "The evidence contradicts itself: a file was altered or damaged."
                            : "Guard " + guard + " broke its promise."));
        }
        screen.line("Evidence: " + result.folder());
    }
}

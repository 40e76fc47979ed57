package ticketrace.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ticketrace.guard.Anomaly;
import ticketrace.input.Printable;

/**
 * A judgement in one or two sentences, the same wherever a verdict is shown: the sales, and then what is wrong with
 * them, or what is not known about them.
 */
public final class Headline {

    private final Judgement judgement;
    private final int tickets;

    private Headline(Judgement judgement, int tickets) {
        this.judgement = judgement;
        this.tickets = tickets;
    }

    /** The headline of a race for this many tickets. */
    public static String of(Judgement judgement, int tickets) {
        Headline headline = new Headline(judgement, tickets);
        return switch (judgement.verdict()) {
            case VALID -> headline.sales() + ", every sale is explained, and no seat was sold twice.";
            case VIOLATED -> headline.sales() + "; " + headline.wrong() + ".";
            case UNKNOWN -> Printable.spelledOut(headline.unknown());
        };
    }

    private String sales() {
        String sales = judgement.sold() > tickets
                ? judgement.sold() + " sales of " + EvidenceWords.count(tickets, "ticket")
                : judgement.sold() + " of " + EvidenceWords.count(tickets, "ticket") + " sold";
        return sales + (has(FindingKind.DEADLOCK) ? ", then a deadlock" : "");
    }

    /** The most telling anomaly: seats sold more than once; otherwise the first violation that the audit found. */
    private String wrong() {
        int twice = judgement.doubleBooked();
        if (twice > 0) {
            return EvidenceWords.count(twice, "seat") + (twice == 1 ? " was" : " were") + " sold more than once";
        }
        return judgement.findings().stream()
                .filter(finding -> finding.effect() == FindingKind.Effect.VIOLATES)
                .map(finding -> finding.kind().anomaly())
                .flatMap(Optional::stream)
                .map(Anomaly::explanation)
                .findFirst()
                .orElse("it went wrong");
    }

    private String unknown() {
        if (has(FindingKind.HISTORY_OFF)) {
            return sales() + ", as the store says. Nothing is proved, because the buyers recorded nothing.";
        }
        List<String> missing = missing();
        boolean noneLost = judgement.unknown() == 0 && has(FindingKind.BUYER_DIED);
        return sales() + (judgement.sold() > 1 ? ", no seat twice" : "") + (noneLost ? ", no seat lost" : "")
                + ". Not known: " + String.join("; ", missing) + ".";
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (judgement.unknown() > 0) {
            missing.add("what became of " + seatsInDoubt());
        } else if (has(FindingKind.BUYER_DIED) || has(FindingKind.HISTORY_OPEN)) {
            missing.add("what " + EvidenceWords.list(withoutEnd()) + " did last");
        }
        if (has(FindingKind.CLOCK_SKEW)) {
            missing.add("the order of sales, because the buyers' clocks differ");
        } else if (has(FindingKind.ORDER_UNKNOWN)) {
            missing.add("the order of some steps, because the buyers' clocks are not known well enough");
        }
        return missing;
    }

    private String seatsInDoubt() {
        List<String> seats = judgement.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.BUYER_DIED)
                .map(Finding::seat)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
        int unknown = judgement.unknown();
        String those = seats.size() == unknown
                ? "seat" + (unknown == 1 ? " " : "s ") + EvidenceWords.list(seats)
                : EvidenceWords.count(unknown, "seat");
        return those + ", lost or sold when " + (unknown == 1 ? "its buyer" : "their buyers") + " died";
    }

    /** The buyers that died in a purchase or did not close their history. */
    private List<String> withoutEnd() {
        return judgement.findings().stream()
                .filter(finding ->
                        finding.kind() == FindingKind.BUYER_DIED || finding.kind() == FindingKind.HISTORY_OPEN)
                .flatMap(finding -> finding.buyers().stream())
                .distinct()
                .toList();
    }

    private boolean has(FindingKind kind) {
        return judgement.findings().stream().anyMatch(finding -> finding.kind() == kind);
    }
}

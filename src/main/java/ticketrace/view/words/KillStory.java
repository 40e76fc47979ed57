package ticketrace.view.words;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.FindingKind;
import ticketrace.history.BuyerHistory;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.RaceResult;

/** Describes the requested kills: in which step each buyer died, and what happened to the other buyers. */
final class KillStory {

    private final RaceResult result;
    private final List<BuyerHistory> victims;

    private KillStory(RaceResult result) {
        this.result = result;
        this.victims = result.history().buyers().stream()
                .filter(buyer -> result.allKilled().contains(buyer.buyer()))
                .toList();
    }

    static String of(RaceResult result) {
        KillStory story = new KillStory(result);
        return story.victims.stream().map(story::ending).collect(Collectors.joining(" ")) + " " + story.ofTheOthers();
    }

    /** In which step the buyer died, and which seat is lost with it. */
    private String ending(BuyerHistory victim) {
        String name = victim.buyer();
        PurchaseRecord last = last(victim);
        if (victim.isClosed()) {
            return name + " had ended before the kill reached it.";
        }
        if (last == null || !last.isOpen()) {
            return name + " was killed " + (last == null ? "before its first purchase" : "between two purchases")
                    + ": nothing is lost with it.";
        }
        return name + " was killed " + where(last) + ": "
                + (isUndone(name)
                        ? "the database has undone its purchase, and seat " + last.value()
                                + " is not lost. A lock gives isolation; a transaction also undoes unfinished work."
                        : lost(committed(name, last)));
    }

    /** The purchase as the audit completes it from the store's list of sales. */
    private PurchaseRecord committed(String victim, PurchaseRecord last) {
        return Audit.committed(result.history()).buyers().stream()
                .filter(buyer -> buyer.buyer().equals(victim))
                .map(KillStory::last)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(last);
    }

    private static @Nullable PurchaseRecord last(BuyerHistory buyer) {
        List<PurchaseRecord> purchases = buyer.purchases();
        return purchases.isEmpty() ? null : purchases.get(purchases.size() - 1);
    }

    private static String where(PurchaseRecord last) {
        Step change = Stream.of(Step.TAKE, Step.COMPARE_AND_SET)
                .filter(last::hasBegun)
                .findFirst()
                .orElse(Step.WRITE);
        if (last.hasChanged() && !last.hasBegun(Step.RECORD)) {
            return "between " + change + " and RECORD";
        }
        if (last.hasBegun(Step.RECORD)) {
            return last.isSold() ? "after RECORD" : "in RECORD";
        }
        if (last.hasBegun(change)) {
            return "in " + change;
        }
        if (last.readEnd() != 0) {
            return "between READ and " + change;
        }
        return last.acquired() == 0 ? "while it waited for the guard" : "before it had read anything";
    }

    private static String lost(PurchaseRecord last) {
        if (last.isSold()) {
            return "it had sold seat " + last.value() + ".";
        }
        if (!last.isUnknown()) {
            return "no seat is lost with it.";
        }
        return last.value() > 0 ? "seat " + last.value() + " is unknown." : "the seat it was about to take is unknown.";
    }

    private boolean isUndone(String victim) {
        return result.judgement().findings().stream()
                .anyMatch(finding -> finding.kind() == FindingKind.ROLLED_BACK
                        && finding.buyers().contains(victim));
    }

    private String ofTheOthers() {
        long death = victims.stream().mapToLong(KillStory::latest).max().orElse(0);
        List<BuyerHistory> others = result.history().buyers().stream()
                .filter(buyer -> !victims.contains(buyer))
                .toList();
        if (others.isEmpty()) {
            return "No buyer was left to continue.";
        }
        long soldAfter = others.stream()
                .flatMap(buyer -> buyer.purchases().stream())
                .filter(purchase -> purchase.isSold() && purchase.recorded() > death)
                .count();
        long gaveUp = others.stream()
                .filter(buyer -> buyer.purchases().stream().anyMatch(made -> made.outcome() == Outcome.TIMED_OUT))
                .count();
        if (gaveUp > 0 && soldAfter == 0 && victims.stream().anyMatch(KillStory::wasInside)) {
            return "No process released its lock, so no buyer could get in any more: " + Numbers.count(gaveUp, "buyer")
                    + " waited until the end of the race, and no ticket was sold after that.";
        }
        return "The others continued: " + Numbers.count(soldAfter, "ticket") + " sold after that.";
    }

    private static boolean wasInside(BuyerHistory buyer) {
        PurchaseRecord last = last(buyer);
        return last != null && last.isOpen() && last.acquired() != 0;
    }

    private static long latest(BuyerHistory buyer) {
        PurchaseRecord last = last(buyer);
        return last == null ? buyer.startedNanos() : last.latest();
    }
}

package ticketrace.view.words;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.GrantRecord;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.run.Fault;
import ticketrace.run.FaultOutcome;
import ticketrace.run.RaceResult;

/** Describes the pauses of a race: who was stopped for how long, who got in meanwhile, and which seat both sold. */
public final class PauseStory {

    private static final double NANOS_PER_MICRO = 1e3;

    private final RaceResult result;
    private final FaultOutcome pause;

    /** A purchase and its buyer. */
    private record Bought(String buyer, PurchaseRecord purchase) {}

    private PauseStory(RaceResult result, FaultOutcome pause) {
        this.result = result;
        this.pause = pause;
    }

    /** One sentence for each pause that happened. */
    public static List<String> of(RaceResult result) {
        return result.casualties().faults().stream()
                .filter(fault -> fault.fault() instanceof Fault.Pause && !fault.isMissed())
                .map(fault -> new PauseStory(result, fault).sentence())
                .toList();
    }

    private String sentence() {
        String name = Objects.requireNonNull(pause.buyer());
        String stopped = name + " was stopped"
                + (pause.toNanos() == 0
                        ? ""
                        : " for " + Numbers.micros((pause.toNanos() - pause.fromNanos()) / NANOS_PER_MICRO));
        PurchaseRecord held = heldBy(name);
        if (held == null) {
            return stopped + ", and held nothing.";
        }
        stopped += " while it held the guard" + grant(held);
        Bought next = nextAfter(name, held);
        if (next == null) {
            return stopped + "; nobody got in meanwhile.";
        }
        return stopped + "; " + next.buyer + " got in meanwhile" + grant(next.purchase) + whatCameOf(name, held) + ".";
    }

    /** The purchase in which the buyer held the guard when it was stopped; null if it held nothing. */
    private @Nullable PurchaseRecord heldBy(String name) {
        return bought().filter(each -> each.buyer.equals(name))
                .map(Bought::purchase)
                .filter(purchase -> purchase.acquired() != 0 && purchase.acquired() <= pause.fromNanos())
                .filter(purchase -> purchase.isOpen() || purchase.latest() > pause.fromNanos())
                .findFirst()
                .orElse(null);
    }

    /** The first buyer that got in after the stopped one, and before that one went on. */
    private @Nullable Bought nextAfter(String name, PurchaseRecord held) {
        long end = pause.toNanos() == 0 ? Long.MAX_VALUE : pause.toNanos();
        return bought().filter(each -> !each.buyer.equals(name))
                .filter(each -> each.purchase.acquired() > held.acquired() && each.purchase.acquired() < end)
                .min(Comparator.comparingLong(each -> each.purchase.acquired()))
                .orElse(null);
    }

    private String whatCameOf(String name, PurchaseRecord held) {
        if (held.outcome() == Outcome.LEASE_LOST) {
            return "; " + name + " found its lease lost, and tried again";
        }
        if (held.outcome() == Outcome.FENCED) {
            return "; the store refused the older grant, and " + name + " tried again";
        }
        Optional<Bought> same = bought().filter(each -> !each.buyer.equals(name) && each.purchase.isSold())
                .filter(each -> held.isSold() && each.purchase.value() == held.value())
                .findFirst();
        return same.map(other -> "; " + name + " and " + other.buyer + " both sold seat " + held.value())
                .orElse("");
    }

    private static String grant(PurchaseRecord purchase) {
        long token = purchase.grant().token();
        return token == GrantRecord.NO_TOKEN ? "" : " (grant " + token + ")";
    }

    private Stream<Bought> bought() {
        return result.history().buyers().stream()
                .flatMap((BuyerHistory buyer) ->
                        buyer.purchases().stream().map(purchase -> new Bought(buyer.buyer(), purchase)));
    }
}

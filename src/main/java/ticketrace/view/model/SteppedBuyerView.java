package ticketrace.view.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.BuyerState;
import ticketrace.explore.Holders;
import ticketrace.explore.Play;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.guard.Guards;
import ticketrace.history.Step;
import ticketrace.run.RaceSettings;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

/**
 * One buyer of a play; all views of stepped buyers show it. The values that a process read are lost when it dies; the
 * seats that it sold stay sold, whichever of the buyer's processes sold them.
 *
 * @param index the index of the buyer, from 0
 * @param name the name of its process; a process that replaced a killed one has a name of its own
 * @param pid the pid of that process, or of the buyer's last process if it has ended
 * @param buyerState the state of the buyer
 * @param offered whether it can take its step, or try it again
 * @param holders the buyers that hold what this buyer waits for; empty if it waits for nothing, or may try again
 * @param read the count that its purchase has read; after the buyer's end or death, the count that its last purchase
 *     had read; null if it has read none
 * @param sold the seats that the store lists as sold by it, in the order of the list
 * @param uncommitted the seat whose sale it has recorded in a transaction that has not committed; null if there is none
 */
public record SteppedBuyerView(
        int index,
        String name,
        long pid,
        BuyerState buyerState,
        boolean offered,
        Holders holders,
        @Nullable Integer read,
        List<Integer> sold,
        @Nullable Integer uncommitted) {

    public SteppedBuyerView {
        sold = List.copyOf(sold);
    }

    /**
     * All buyers of the play.
     *
     * @param pids the pids of their current processes, or of their last ones
     * @param store the contents of the store
     */
    public static List<SteppedBuyerView> all(RaceSettings settings, Play play, List<Long> pids, FinalState store) {
        List<SteppedBuyerView> all = new ArrayList<>();
        for (int buyer = 0; buyer < pids.size(); buyer++) {
            all.add(of(buyer, settings, play, pids.get(buyer), store));
        }
        return all;
    }

    private static SteppedBuyerView of(int buyer, RaceSettings settings, Play play, long pid, FinalState store) {
        List<TurnResult> own = play.turnResults().stream()
                .filter(turnResult ->
                        turnResult.turn().buyer() == buyer && turnResult.turn().kind() != Turn.Kind.TIME)
                .toList();
        int lives = 1
                + (int) own.stream()
                        .filter(turnResult -> turnResult.turn().kind() == Turn.Kind.RESPAWN)
                        .count();
        BuyerState buyerState = play.buyerStates().get(buyer);
        return new SteppedBuyerView(
                buyer,
                settings.buyerName(buyer + 1, lives),
                pid,
                buyerState,
                play.offers(new Turn(Turn.Kind.STEP, buyer)),
                play.isStuck(buyer) ? play.holdersAgainst(buyer) : new Holders(List.of(), false),
                read(own),
                sold(settings.buyerName(buyer + 1), store),
                Guards.named(settings.guard()).isTransaction() ? uncommitted(own) : null);
    }

    private static @Nullable Integer read(List<TurnResult> own) {
        Integer read = null;
        for (TurnResult turnResult : own) {
            boolean looks = turnResult.step() == Step.READ || turnResult.step() == Step.TAKE;
            if (looks && !turnResult.isBlocked() && !turnResult.isRefused()) {
                read = turnResult.value();
            }
            boolean another = turnResult.endsPurchase() && !turnResult.to().isOver();
            if (another || turnResult.turn().kind() == Turn.Kind.RESPAWN) {
                read = null;
            }
        }
        return read;
    }

    private static List<Integer> sold(String name, FinalState store) {
        return store.sales().stream()
                .filter(sale -> isOf(sale, name))
                .map(Sale::seat)
                .toList();
    }

    /** Whether that buyer made the sale, or a process that replaced it, such as buyer-01.2. */
    private static boolean isOf(Sale sale, String name) {
        return sale.buyer().equals(name) || sale.buyer().startsWith(name + ".");
    }

    private static @Nullable Integer uncommitted(List<TurnResult> own) {
        TurnResult last = own.isEmpty() ? null : own.get(own.size() - 1);
        boolean recorded =
                last != null && last.step() == Step.RECORD && last.to().step() == Step.RELEASE;
        return recorded ? Integer.valueOf(Objects.requireNonNull(last).value()) : null;
    }

    /** The letter of the buyer. */
    public String letter() {
        return Turn.letter(index);
    }

    /** Whether the buyer waits, and no step since then can have let it in. */
    public boolean isBlocked() {
        return buyerState.isWaiting() && !offered;
    }

    /** Whether the sale is one of this buyer's. */
    public boolean hasSold(Sale sale) {
        return isOf(sale, name.split("\\.", 2)[0]);
    }
}

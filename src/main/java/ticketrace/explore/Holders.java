package ticketrace.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;

/**
 * Who has what somebody waits for: the guard, or the row that was written. Told from what has happened, not asked of the
 * guard.
 *
 * @param buyers which, counted from 0; empty if nobody can be named
 * @param killed whether none of them is alive: they had it when they were killed
 */
public record Holders(List<Integer> buyers, boolean killed) {

    public Holders {
        buyers = List.copyOf(buyers);
    }

    /** Those that have taken that step, and neither gave it back nor came to the end of their purchase. */
    public static Holders of(@Nullable Step wanted, List<TurnResult> turnResults) {
        Map<Integer, Boolean> alive = new TreeMap<>();
        for (TurnResult turnResult : turnResults) {
            int buyer = turnResult.turn().buyer();
            if (turnResult.turn().kind() == Turn.Kind.KILL) {
                alive.replace(buyer, false);
            } else if (turnResult.endsPurchase()) {
                alive.remove(buyer, true); // what an earlier process of this buyer had when it was killed stays
            } else if (turnResult.step() != null && turnResult.step() == wanted && !turnResult.isInVain()) {
                alive.put(buyer, true);
            }
        }
        boolean killed = !alive.containsValue(true);
        List<Integer> holders = new ArrayList<>();
        alive.forEach((buyer, lives) -> {
            if (lives || killed) {
                holders.add(buyer);
            }
        });
        return new Holders(holders, killed && !holders.isEmpty());
    }

    /** What the guard is to them: ", which A holds". */
    String inWords() {
        if (buyers.isEmpty()) {
            return "";
        }
        return ", which " + Turn.letters(buyers)
                + (killed ? " held when killed" : buyers.size() == 1 ? " holds" : " hold");
    }
}

package ticketrace.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;

/**
 * The buyers that hold what a given buyer waits for: the guard, or the row that they wrote. It is derived from the
 * turns so far; the guard is not asked.
 *
 * @param buyers the holders, counted from 0; empty if the turns show none
 * @param killed whether none of them is alive: they held it when they were killed
 */
public record Holders(List<Integer> buyers, boolean killed) {

    public Holders {
        buyers = List.copyOf(buyers);
    }

    /** The buyers that took the wanted step and have not ended the purchase since. */
    public static Holders of(@Nullable Step wanted, List<TurnResult> turnResults) {
        Map<Integer, Boolean> alive = new TreeMap<>();
        for (TurnResult turnResult : turnResults) {
            int buyer = turnResult.turn().buyer();
            if (turnResult.turn().kind() == Turn.Kind.KILL) {
                alive.replace(buyer, false);
            } else if (turnResult.endsPurchase()) {
                alive.remove(buyer, true); // what an earlier, killed process of this buyer held stays held
            } else if (turnResult.step() != null
                    && turnResult.step() == wanted
                    && !turnResult.isBlocked()
                    && !turnResult.isInside()) {
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

    /** A clause for a sentence about the guard: ", which A holds". */
    String inWords() {
        if (buyers.isEmpty()) {
            return "";
        }
        return ", which " + Turn.letters(buyers)
                + (killed ? " held when killed" : buyers.size() == 1 ? " holds" : " hold");
    }
}

package ticketrace.schedule;

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
    static Holders of(@Nullable Step wanted, List<Happening> happenings) {
        Map<Integer, Boolean> alive = new TreeMap<>();
        for (Happening happening : happenings) {
            int buyer = happening.turn().buyer();
            if (happening.turn().kind() == Turn.Kind.KILL) {
                alive.replace(buyer, false);
            } else if (happening.endsPurchase()) {
                alive.remove(buyer, true); // what an earlier process of this buyer had when it was killed stays
            } else if (happening.step() != null && happening.step() == wanted && !happening.isInVain()) {
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

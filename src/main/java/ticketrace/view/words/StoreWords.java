package ticketrace.view.words;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

/** What a store holds, in a few words. */
public final class StoreWords {

    private StoreWords() {}

    /** How many tickets are left. */
    public static String left(FinalState store) {
        return store.remaining() == null ? "tickets left: ?" : Numbers.count(store.remaining(), "ticket") + " left";
    }

    /** What everybody must see: seats sold twice, or damage; empty if all is well. */
    public static String alarm(FinalState store) {
        Map<Integer, Integer> times = new TreeMap<>();
        for (Sale sale : store.sales()) {
            times.merge(sale.seat(), 1, Integer::sum);
        }
        List<Map.Entry<Integer, Integer>> again =
                times.entrySet().stream().filter(entry -> entry.getValue() > 1).toList();
        if (again.isEmpty()) {
            return store.damage().isEmpty() ? "" : "DAMAGED";
        }
        if (again.size() > 1) {
            return again.size() + " SEATS SOLD TWICE";
        }
        int often = again.get(0).getValue();
        return "SEAT " + again.get(0).getKey() + " SOLD " + (often == 2 ? "TWICE" : often + " TIMES");
    }
}

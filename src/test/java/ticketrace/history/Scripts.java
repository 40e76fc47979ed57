package ticketrace.history;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import ticketrace.store.CountFile;

/** Generates purchases of all kinds. */
final class Scripts {

    private Scripts() {}

    /** One complete purchase of every kind. */
    static List<PurchaseScript> everyKind() {
        List<PurchaseScript> scripts = new ArrayList<>();
        for (PurchaseScript.Shape shape : PurchaseScript.Shape.values()) {
            for (Outcome outcome : Outcome.values()) {
                if (shape.allows(outcome)) {
                    scripts.add(new PurchaseScript(
                            shape, outcome, outcome == Outcome.SOLD_OUT ? 0 : 7, PurchaseScript.ALL));
                }
            }
        }
        return scripts;
    }

    static Arbitrary<PurchaseScript> complete() {
        Arbitrary<PurchaseScript> kinds = Arbitraries.of(everyKind());
        Arbitrary<Integer> values = Arbitraries.integers().between(1, CountFile.MAX_COUNT);
        return Combinators.combine(kinds, values).as(Scripts::reading);
    }

    private static PurchaseScript reading(PurchaseScript kind, int value) {
        boolean none = kind.outcome() == Outcome.SOLD_OUT;
        return new PurchaseScript(kind.shape(), kind.outcome(), none ? 0 : value, kind.events());
    }

    /** A purchase whose buyer dies after at least one event and before the last. */
    static Arbitrary<PurchaseScript> cut() {
        Arbitrary<Double> where = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(complete(), where)
                .as((script, part) -> script.cutAfter(1 + (int) Math.round(part * (script.length() - 2))));
    }

    /** The purchases of one buyer: complete ones, and sometimes a last one during which the buyer dies. */
    static Arbitrary<List<PurchaseScript>> lifetimes(int most) {
        Arbitrary<List<PurchaseScript>> completeOnes = complete().list().ofMaxSize(most);
        return Combinators.combine(completeOnes, cut().optional()).as((scripts, last) -> {
            List<PurchaseScript> all = new ArrayList<>(scripts);
            last.ifPresent(all::add);
            return all;
        });
    }
}

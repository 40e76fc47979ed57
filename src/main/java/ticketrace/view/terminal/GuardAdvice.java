package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;

/** Says, from the catalogue of guards, why a guard lets a seat be sold twice, and which guards prevent it. */
final class GuardAdvice {

    private GuardAdvice() {}

    /** Whether the guard of that race promises that no seat is sold twice. */
    static boolean isForbidden(RaceSettings race) {
        return forbids(promise(race));
    }

    /** A sentence on why the guard of that race let it happen, or forbids it. */
    static String reason(RaceSettings race) {
        String reason = promise(race).term(Anomaly.DOUBLE_BOOKED).reason();
        return "Guard " + race.label() + (isForbidden(race) ? " forbids it: " : " lets it happen: ") + reason + ".";
    }

    private static Promise promise(RaceSettings race) {
        return race.promise();
    }

    /** The guards that fit the store and forbid that a seat is sold twice, without a condition. */
    static List<String> guards(String store) {
        StoreKind kind = Stores.named(store);
        List<String> guards = new ArrayList<>();
        for (Guard guard : Guards.fitting(store)) {
            List<Isolation> choice = Guards.levels(guard, kind);
            List<String> levels = choice.stream()
                    .filter(level -> prevents(Guards.promise(guard, kind, level)))
                    .map(Isolation::label)
                    .toList();
            if (!levels.isEmpty()) {
                guards.add(guard.name() + " at " + String.join(" or ", levels));
            } else if (choice.isEmpty() && prevents(Guards.promise(guard, kind, null))) {
                guards.add(guard.name());
            }
        }
        return guards;
    }

    private static boolean prevents(Promise promise) {
        return forbids(promise) && promise.condition() == null;
    }

    private static boolean forbids(Promise promise) {
        return promise.expectation(Anomaly.DOUBLE_BOOKED) == Expectation.FORBIDDEN;
    }
}

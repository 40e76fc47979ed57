package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;

/** Why a guard lets a seat be sold twice, and which do not: as the catalogue has it. */
final class GuardAdvice {

    private GuardAdvice() {}

    /** Whether the guard of that race promises that no seat is sold twice. */
    static boolean isForbidden(RaceSettings race) {
        return forbids(Guards.named(race.guard()), race.isolation());
    }

    /** What the guard of that race has to do with it, in a sentence. */
    static String reason(RaceSettings race) {
        String reason = Guards.named(race.guard())
                .promise(race.isolation())
                .term(Anomaly.DOUBLE_BOOKED)
                .reason();
        return "Guard " + race.label() + (isForbidden(race) ? " forbids it: " : " lets it happen: ") + reason + ".";
    }

    /** The guards that fit the store and forbid that a seat is sold twice. */
    static List<String> guards(String store) {
        List<String> guards = new ArrayList<>();
        for (Guard guard : Guards.fitting(store)) {
            List<String> levels = Stream.of(Isolation.values())
                    .filter(level -> guard.hasIsolation() && forbids(guard, level))
                    .map(Isolation::label)
                    .toList();
            if (!levels.isEmpty()) {
                guards.add(guard.name() + " at " + String.join(" or ", levels));
            } else if (!guard.hasIsolation() && forbids(guard, null)) {
                guards.add(guard.name());
            }
        }
        return guards;
    }

    private static boolean forbids(Guard guard, @Nullable Isolation level) {
        return guard.promise(level).expectation(Anomaly.DOUBLE_BOOKED) == Expectation.FORBIDDEN;
    }
}

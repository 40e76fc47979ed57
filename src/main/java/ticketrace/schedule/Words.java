package ticketrace.schedule;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/** How this room names things in its messages. */
final class Words {

    private Words() {}

    static String of(@Nullable EndReason reason) {
        if (reason == null) {
            return "still there";
        }
        return switch (reason) {
            case SOLD_OUT -> "sold out";
            case QUOTA -> "it has its quota";
            case TIME_LIMIT -> "it gave up waiting";
            case INTERRUPTED -> "it was stopped";
        };
    }

    static String of(Standing standing) {
        return switch (standing.place()) {
            case BEFORE -> "before " + standing.step() + (standing.value() < 0 ? "" : " of " + standing.value());
            case WAITING, REFUSED -> "waiting in " + standing.step();
            case ENDED -> "ended (" + of(standing.reason()) + ")";
            case KILLED -> "killed";
        };
    }

    /** What the guard, which somebody waits for, is to whoever has it; empty if nobody can be named. */
    static String heldBy(Play play) {
        List<Integer> holders = play.holders();
        List<Integer> alive = holders.stream()
                .filter(buyer -> !play.standings().get(buyer).isOver())
                .toList();
        if (!alive.isEmpty()) {
            return ", which " + letters(alive) + (alive.size() == 1 ? " holds" : " hold");
        }
        return holders.isEmpty() ? "" : ", which " + letters(holders) + " held when killed";
    }

    private static String letters(List<Integer> buyers) {
        return buyers.stream().map(Turn::letter).collect(Collectors.joining(" and "));
    }
}

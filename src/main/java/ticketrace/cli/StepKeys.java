package ticketrace.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.Turn;

/** The orders that the keys of the stepping screen give. A kill needs a second key, which chooses the buyer. */
final class StepKeys {

    /** The kinds of orders. */
    enum Kind {
        TAKE,
        UNDO,
        EXPLAIN,
        LEAVE,
        /** Do nothing, and show a line. */
        SAY
    }

    /**
     * The order that a key gives.
     *
     * @param turn the turn to take; null if the order is another one
     * @param says a line for the user; may be empty
     */
    record Order(Kind kind, @Nullable Turn turn, String says) {

        static Order of(Kind kind) {
            return new Order(kind, null, "");
        }

        static Order say(String line) {
            return new Order(Kind.SAY, null, line);
        }
    }

    private final boolean timeMatters;
    private Turn.@Nullable Kind asked;

    /**
     * The keys of a play.
     *
     * @param timeMatters whether its guard behaves differently after time has passed
     */
    StepKeys(boolean timeMatters) {
        this.timeMatters = timeMatters;
    }

    /**
     * The order that this key gives at this point of the play.
     *
     * @param brokenOff whether the play cannot continue, though it is not over
     */
    Order read(int pressed, Play play, boolean brokenOff) {
        int key = Character.toLowerCase(pressed);
        Turn.Kind kind = asked;
        asked = null;
        if (key == Keyboard.END || key == Keyboard.CTRL_D || (key == 'q' && kind == null)) {
            return Order.of(Kind.LEAVE);
        }
        int buyer = buyer(key);
        if (kind != null) {
            return buyer < 0
                    ? Order.say(kind == Turn.Kind.KILL ? "No buyer is killed." : "No buyer is started.")
                    : new Order(Kind.TAKE, new Turn(kind, buyer), "");
        }
        if (buyer >= 0) {
            return new Order(Kind.TAKE, new Turn(Turn.Kind.STEP, buyer), "");
        }
        return switch (key) {
            case 'k' -> ask(Turn.Kind.KILL, play, "kill which?", "No living buyer is left.");
            case '+', 'r' -> ask(Turn.Kind.RESPAWN, play, "start which again?", "No buyer was killed.");
            case 't' ->
                timeMatters
                        ? new Order(Kind.TAKE, Turn.TIME, "")
                        : Order.say("Time changes nothing here: this guard uses no clock.");
            case 'u' -> Order.of(Kind.UNDO);
            case '?' -> Order.of(Kind.EXPLAIN);
            case Keyboard.ENTER ->
                play.isOver() || brokenOff
                        ? Order.of(Kind.LEAVE)
                        : Order.say("The play is not over; press q to leave it.");
            case Keyboard.ESCAPE -> Order.say("");
            default -> Order.say(key > ' ' ? "There is no key '" + (char) pressed + "'." : "");
        };
    }

    /** The buyer that a key means, by number or letter; -1 if it means none. */
    private static int buyer(int key) {
        int buyer = key >= '1' && key <= '9' ? key - '1' : key - 'a';
        return buyer >= 0 && buyer < Schedule.MAX_BUYERS ? buyer : -1;
    }

    private Order ask(Turn.Kind kind, Play play, String question, String nobody) {
        List<Integer> keys = IntStream.range(0, play.buyerStates().size())
                .filter(buyer -> play.offers(new Turn(kind, buyer)))
                .mapToObj(buyer -> buyer + 1)
                .toList();
        if (keys.isEmpty()) {
            return Order.say(nobody);
        }
        asked = kind;
        return Order.say(question + " " + inWords(keys));
    }

    /** "2", "1-3" or "1, 3". */
    private static String inWords(List<Integer> keys) {
        int first = keys.get(0);
        int last = keys.get(keys.size() - 1);
        boolean gapless = last - first == keys.size() - 1;
        return gapless && last > first
                ? first + "-" + last
                : keys.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}

package ticketrace.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The order in which buyers take their steps, as a string: {@code A B B B A A}. A is the first buyer; {@code !A} kills
 * it, {@code +A} starts it again, {@code T} lets time pass. A step in which a buyer finds the guard taken is a turn, too: the buyer waits from
 * then on.
 */
public record Schedule(List<Turn> turns) {

    /** The largest number of buyers in a stepped race. */
    public static final int MAX_BUYERS = 8;

    /** The simplest schedule first: the fewest turns, then the fewest switches, then in alphabetical order. */
    public static final Comparator<Schedule> SIMPLEST_FIRST = Comparator.comparingInt(
                    (Schedule schedule) -> schedule.turns().size())
            .thenComparingInt(Schedule::switches)
            .thenComparing(Schedule::toString);

    public Schedule {
        turns = List.copyOf(turns);
    }

    /**
     * Reads a schedule.
     *
     * @throws IllegalArgumentException if a word is no turn of one of the buyers; the message says which word
     */
    public static Schedule parse(String text, int buyers) {
        List<Turn> turns = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                turns.add(turn(word, turns.size() + 1, buyers));
            }
        }
        return new Schedule(turns);
    }

    private static Turn turn(String word, int position, int buyers) {
        if (word.equals(Turn.TIME.toString())) {
            return Turn.TIME;
        }
        char sign = word.charAt(0);
        String letter = sign == '!' || sign == '+' ? word.substring(1) : word;
        int buyer = letter.length() == 1 ? letter.toUpperCase(Locale.ROOT).charAt(0) - 'A' : -1;
        if (buyer < 0 || buyer >= buyers) {
            throw new IllegalArgumentException("position " + position + " of the schedule, '" + word
                    + "', names no buyer; there " + (buyers == 1 ? "is A" : "are A to " + Turn.letter(buyers - 1))
                    + ", '!A' kills A, '+A' starts it again, 'T' lets time pass");
        }
        return switch (sign) {
            case '!' -> Turn.kill(buyer);
            case '+' -> Turn.respawn(buyer);
            default -> Turn.step(buyer);
        };
    }

    /** How often the schedule switches from one buyer to another. */
    public int switches() {
        int switches = 0;
        for (int i = 1; i < turns.size(); i++) {
            switches += turns.get(i).isOfAnother(turns.get(i - 1)) ? 1 : 0;
        }
        return switches;
    }

    /** How many kills the schedule has. */
    public int kills() {
        return (int)
                turns.stream().filter(turn -> turn.kind() == Turn.Kind.KILL).count();
    }

    @Override
    public String toString() {
        return turns.stream().map(Turn::toString).collect(Collectors.joining(" "));
    }
}

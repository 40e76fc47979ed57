package ticketrace.explore;

import java.util.List;

/**
 * One turn of a schedule.
 *
 * @param kind a step of the buyer, its kill, a new process in its place, or time that passes for all
 * @param buyer the buyer, counted from 0; 0 if time passes
 */
public record Turn(Kind kind, int buyer) {

    /** The kinds of turns, each with the sign before the buyer's letter; time has no letter. */
    public enum Kind {
        STEP(""),
        KILL("!"),
        RESPAWN("+"),
        TIME("T");

        private final String sign;

        private static final Kind[] ALL = values();

        Kind(String sign) {
            this.sign = sign;
        }

        /** The kind with this ordinal. */
        static Kind of(int ordinal) {
            return ALL[ordinal];
        }
    }

    public Turn {
        buyer = kind == Kind.TIME ? 0 : buyer;
    }

    /** Time passes: every time limit that runs runs out. */
    public static final Turn TIME = new Turn(Kind.TIME, 0);

    public static Turn step(int buyer) {
        return new Turn(Kind.STEP, buyer);
    }

    public static Turn kill(int buyer) {
        return new Turn(Kind.KILL, buyer);
    }

    public static Turn respawn(int buyer) {
        return new Turn(Kind.RESPAWN, buyer);
    }

    /** Whether it belongs to another buyer than that turn. Time belongs to no buyer. */
    boolean isOfAnother(Turn before) {
        return buyer != before.buyer() || (kind == Kind.TIME) != (before.kind == Kind.TIME);
    }

    /** The letter of a buyer: the first is A. */
    public static String letter(int buyer) {
        return String.valueOf((char) ('A' + buyer));
    }

    /** Several letters: "A, B and C". */
    public static String letters(List<Integer> buyers) {
        List<String> letters = buyers.stream().map(Turn::letter).toList();
        int last = letters.size() - 1;
        return last < 1
                ? String.join("", letters)
                : String.join(", ", letters.subList(0, last)) + " and " + letters.get(last);
    }

    @Override
    public String toString() {
        return kind == Kind.TIME ? kind.sign : kind.sign + letter(buyer);
    }
}

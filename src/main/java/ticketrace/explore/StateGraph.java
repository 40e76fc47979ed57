package ticketrace.explore;

import java.util.Arrays;

/**
 * The states that schedules go through, and the turns between them. It grows while an explorer plays; it forgets
 * nothing.
 *
 * <p>A state is known by a fingerprint of 128 bits. Two different states with the same fingerprint would be taken for
 * one: among five million states that has a probability of 4e-26. A state numbers its buyers itself, so that states
 * that differ only in the names of their buyers are one state: a turn says how the numbers of its buyers change.
 *
 * <p>Memory: about 90 bytes a state. Thread safety: one thread.
 */
final class StateGraph {

    /** The target of a turn that was not played yet. */
    static final int NOT_PLAYED = -1;

    /** The outcome of a state that is no end of a schedule, or is not judged yet. */
    static final int NO_OUTCOME = -1;

    private static final int SMALLEST = 1 << 10;
    private static final int BYTES_PER_STATE = 2 * Long.BYTES + 3 * Integer.BYTES + 2 * Integer.BYTES; // with the table
    private static final int MOST_TURNS_PER_STATE = Turn.Kind.values().length * Schedule.MAX_BUYERS;
    private static final int BITS = 3; // for a buyer's number
    private static final int MASK = (1 << BITS) - 1;

    private static final int TARGET_BITS = 31;
    private static final long TARGET_MASK = (1L << TARGET_BITS) - 1;
    private static final int BUYER_AT = TARGET_BITS + Schedule.MAX_BUYERS * BITS;
    private static final int KIND_AT = BUYER_AT + BITS;
    private static final int TWINS_AT = KIND_AT + 2;
    private static final int REFUSED_AT = TWINS_AT + BITS;

    private final int buyers;
    private long[] high = new long[SMALLEST];
    private long[] low = new long[SMALLEST];
    private int[] firstTurn = new int[SMALLEST];
    private int[] cameBy = new int[SMALLEST];
    private int[] outcome = new int[SMALLEST];
    private int[] table = emptyTable(2 * SMALLEST);
    private long[] turns = new long[SMALLEST];
    private int states;
    private int turnsKnown;
    private int turnsPlayed;

    /** An empty graph of the states of this many buyers. */
    StateGraph(int buyers) {
        this.buyers = buyers;
    }

    int buyers() {
        return buyers;
    }

    private static int[] emptyTable(int size) {
        int[] table = new int[size];
        Arrays.fill(table, -1);
        return table;
    }

    /** How many states are known. */
    int states() {
        return states;
    }

    /** How many turns the known states offer. Turns of buyers that only differ in their names count once. */
    int turnsKnown() {
        return turnsKnown;
    }

    /** How many of these turns were played. */
    int turnsPlayed() {
        return turnsPlayed;
    }

    /** The number of the state with this fingerprint, or -1. */
    int find(Fingerprint print) {
        for (int slot = slot(print.high()); table[slot] >= 0; slot = (slot + 1) & (table.length - 1)) {
            int state = table[slot];
            if (high[state] == print.high() && low[state] == print.low()) {
                return state;
            }
        }
        return -1;
    }

    private int slot(long hash) {
        return (int) hash & (table.length - 1);
    }

    /**
     * Adds a state without turns.
     *
     * @param by the turn that led to it first; -1 for the beginning
     */
    int add(Fingerprint print, int by) {
        if (states == high.length) {
            grow();
        }
        int state = states++;
        high[state] = print.high();
        low[state] = print.low();
        firstTurn[state] = turnsKnown;
        cameBy[state] = by;
        outcome[state] = NO_OUTCOME;
        enter(state);
        return state;
    }

    /** How many bytes the graph asks for if it gets another state; 0 if it has room for one. */
    long bytesForAnother() {
        long forStates = states < high.length ? 0 : 2L * states * BYTES_PER_STATE;
        boolean hasRoomForTurns = turnsKnown + MOST_TURNS_PER_STATE <= turns.length;
        return forStates + (hasRoomForTurns ? 0 : 2L * turns.length * Long.BYTES);
    }

    private void grow() {
        int size = 2 * states;
        high = Arrays.copyOf(high, size);
        low = Arrays.copyOf(low, size);
        firstTurn = Arrays.copyOf(firstTurn, size);
        cameBy = Arrays.copyOf(cameBy, size);
        outcome = Arrays.copyOf(outcome, size);
        table = emptyTable(2 * size);
        for (int state = 0; state < states; state++) {
            enter(state);
        }
    }

    private void enter(int state) {
        int slot = slot(high[state]);
        while (table[slot] >= 0) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = state;
    }

    /**
     * Adds a turn to the newest state.
     *
     * @param buyer the number that the state gives the buyer
     * @param twins how many buyers this turn stands for: this one, and those with the next numbers, which differ from it
     *     only in their names
     */
    @SuppressWarnings("EnumOrdinal") // the numbers live no longer than the graph
    void addTurn(Turn.Kind kind, int buyer, int twins) {
        if (turnsKnown == turns.length) {
            turns = Arrays.copyOf(turns, 2 * turnsKnown);
        }
        turns[turnsKnown++] =
                ((long) buyer << BUYER_AT) | ((long) kind.ordinal() << KIND_AT) | ((long) (twins - 1) << TWINS_AT);
    }

    /** The first turn of a state; its turns have this number and the next ones, up to {@link #endOfTurns}. */
    int firstTurn(int state) {
        return firstTurn[state];
    }

    int endOfTurns(int state) {
        return state + 1 == states ? turnsKnown : firstTurn[state + 1];
    }

    /** The state that offers this turn. */
    int source(int turn) {
        int found = Arrays.binarySearch(firstTurn, 0, states, turn);
        int state = found >= 0 ? found : -found - 2;
        while (endOfTurns(state) <= turn) { // states without turns begin at the same number
            state++;
        }
        return state;
    }

    /** The turn that led to this state first; -1 for the beginning. */
    int cameBy(int state) {
        return cameBy[state];
    }

    /** Notes where a turn leads. */
    void played(int turn, int target, int[] renaming, boolean refused) {
        long packed = turns[turn] | (target + 1L);
        for (int i = 0; i < renaming.length; i++) {
            packed |= (long) renaming[i] << (TARGET_BITS + i * BITS);
        }
        turns[turn] = refused ? packed | (1L << REFUSED_AT) : packed;
        turnsPlayed++;
    }

    /** The state that a turn leads to, or {@link #NOT_PLAYED}. */
    int target(int turn) {
        return (int) (turns[turn] & TARGET_MASK) - 1;
    }

    Turn.Kind kind(int turn) {
        return Turn.Kind.of((int) (turns[turn] >>> KIND_AT) & 3);
    }

    /** The number that the source gives the buyer of this turn; the first of several twins. */
    int buyer(int turn) {
        return (int) (turns[turn] >>> BUYER_AT) & MASK;
    }

    /** How many buyers this turn stands for. */
    int twins(int turn) {
        return ((int) (turns[turn] >>> TWINS_AT) & MASK) + 1;
    }

    /** Whether the store made the buyer wait in this turn, and did not let it take the step. */
    boolean isRefused(int turn) {
        return turns[turn] >>> REFUSED_AT != 0;
    }

    /** The number that the target gives the buyer to which the source gives this number. */
    int renamed(int turn, int buyer) {
        return (int) (turns[turn] >>> (TARGET_BITS + buyer * BITS)) & MASK;
    }

    void judge(int state, int number) {
        outcome[state] = number;
    }

    /** The number of the outcome of this end of a schedule, or {@link #NO_OUTCOME}. */
    int outcome(int state) {
        return outcome[state];
    }

    /** All states, each behind all those that lead to it; without the states of a circle, and those behind one. */
    int[] sourcesFirst() {
        int[] open = new int[states];
        for (int turn = 0; turn < turnsKnown; turn++) {
            if (target(turn) != NOT_PLAYED) {
                open[target(turn)]++;
            }
        }
        int[] sorted = new int[states];
        int found = 0;
        for (int state = 0; state < open.length; state++) {
            if (open[state] == 0) {
                sorted[found++] = state;
            }
        }
        for (int next = 0; next < found; next++) {
            int state = sorted[next];
            for (int turn = firstTurn(state); turn < endOfTurns(state); turn++) {
                int target = target(turn);
                if (target != NOT_PLAYED && --open[target] == 0) {
                    sorted[found++] = target;
                }
            }
        }
        return Arrays.copyOf(sorted, found);
    }
}

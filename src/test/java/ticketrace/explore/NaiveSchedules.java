package ticketrace.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ticketrace.explore.stepping.SteppedThreads.MemoryRace;

/**
 * A second implementation, as an oracle: it finds all schedules of a small race and their outcomes with a few numbers
 * and letters, without processes, threads or stores, and without code of {@link Play} or the explorers.
 *
 * <p>The letter of a buyer is its next step: A(cquire), R(ead), W(rite), C(ompare and set), T(ake), S(ell) or L(eave);
 * or it has e(nded), is d(ead), or w(aits) for the lock. A waiting buyer may try again after a holder has left or a
 * buyer has died, until another buyer has acquired the lock.
 */
public final class NaiveSchedules {

    /** The outcome of a schedule. */
    public record Numbers(int sold, int remaining, int doubleBooked, int unknown, int retries, boolean deadlock) {}

    private static final int NO_BUYER = -1;

    private final MemoryRace race;
    private final int kills;
    private final boolean respawn;
    private final Map<String, Numbers> found = new LinkedHashMap<>();

    private NaiveSchedules(MemoryRace race, int kills, boolean respawn) {
        this.race = race;
        this.kills = kills;
        this.respawn = respawn;
    }

    /** All schedules with up to {@code kills} kills. With {@code respawn}, a new buyer follows each kill at once. */
    public static Map<String, Numbers> of(MemoryRace race, int kills, boolean respawn) {
        NaiveSchedules naive = new NaiveSchedules(race, kills, respawn);
        naive.explore("", naive.new State());
        return naive.found;
    }

    private char first() {
        return switch (race.guard()) {
            case "none", "optimistic" -> 'R';
            case "atomic" -> 'T';
            default -> 'A';
        };
    }

    private boolean locks() {
        return first() == 'A';
    }

    /** The state of all buyers, the count and the sales. */
    private final class State {

        private final char[] at = new char[race.buyers()];
        private final boolean[] mayTry = new boolean[race.buyers()];
        private final boolean[] foundSoldOut = new boolean[race.buyers()];
        private final int[] seat = new int[race.buyers()];
        private final int[] wanted = new int[race.buyers()];
        private final List<Integer> sales = new ArrayList<>();
        private int count = race.tickets();
        private int holder = NO_BUYER;
        private int killed;
        private int unknown;
        private int retries;

        State() {
            Arrays.fill(at, first());
            Arrays.fill(wanted, race.quota());
        }

        State copy() {
            State copy = new State();
            System.arraycopy(at, 0, copy.at, 0, at.length);
            System.arraycopy(mayTry, 0, copy.mayTry, 0, at.length);
            System.arraycopy(foundSoldOut, 0, copy.foundSoldOut, 0, at.length);
            System.arraycopy(seat, 0, copy.seat, 0, at.length);
            System.arraycopy(wanted, 0, copy.wanted, 0, at.length);
            copy.sales.addAll(sales);
            copy.count = count;
            copy.holder = holder;
            copy.killed = killed;
            copy.unknown = unknown;
            copy.retries = retries;
            return copy;
        }

        boolean isAlive(int buyer) {
            return at[buyer] != 'e' && at[buyer] != 'd';
        }

        boolean canStep(int buyer) {
            return isAlive(buyer) && (at[buyer] != 'w' || mayTry[buyer]);
        }

        State step(int buyer) {
            switch (at[buyer]) {
                case 'A', 'w' -> tryAcquire(buyer);
                case 'R' -> {
                    seat[buyer] = count;
                    foundSoldOut[buyer] = count == 0;
                    if (count == 0) {
                        at[buyer] = locks() ? 'L' : 'e';
                    } else {
                        at[buyer] = race.guard().equals("optimistic") ? 'C' : 'W';
                    }
                }
                case 'W' -> {
                    count = seat[buyer] - 1;
                    at[buyer] = 'S';
                }
                case 'C' -> {
                    boolean unchanged = count == seat[buyer];
                    count = unchanged ? count - 1 : count;
                    retries += unchanged ? 0 : 1;
                    at[buyer] = unchanged ? 'S' : 'R';
                }
                case 'T' -> {
                    seat[buyer] = count;
                    at[buyer] = count == 0 ? 'e' : 'S';
                    count = Math.max(0, count - 1);
                }
                case 'S' -> {
                    sales.add(seat[buyer]);
                    wanted[buyer]--;
                    at[buyer] = locks() ? 'L' : next(buyer);
                }
                case 'L' -> {
                    holder = NO_BUYER;
                    at[buyer] = foundSoldOut[buyer] ? 'e' : next(buyer);
                    Arrays.fill(mayTry, true);
                }
                default -> throw new AssertionError("no step: " + at[buyer]);
            }
            return this;
        }

        private void tryAcquire(int buyer) {
            boolean free = holder == NO_BUYER || race.guard().equals("jvm-lock");
            holder = free ? buyer : holder;
            at[buyer] = free ? 'R' : 'w';
            if (free) {
                Arrays.fill(mayTry, false);
            } else {
                mayTry[buyer] = false;
            }
        }

        private char next(int buyer) {
            return wanted[buyer] == 0 ? 'e' : first();
        }

        State kill(int buyer) {
            unknown += at[buyer] == 'S' ? 1 : 0;
            at[buyer] = 'd';
            killed++;
            boolean freed = holder == buyer && !race.guard().equals("lock-file");
            holder = freed ? NO_BUYER : holder;
            Arrays.fill(mayTry, true);
            return this;
        }

        State respawn(int buyer) {
            at[buyer] = first();
            wanted[buyer] = race.quota();
            return this;
        }

        Numbers numbers() {
            boolean buyerIsAlive = false;
            for (int buyer = 0; buyer < at.length; buyer++) {
                buyerIsAlive |= isAlive(buyer);
            }
            int doubleBooked = 0;
            for (int each = 1; each <= race.tickets(); each++) {
                int one = each;
                doubleBooked += sales.stream().filter(sold -> sold == one).count() > 1 ? 1 : 0;
            }
            return new Numbers(sales.size(), count, doubleBooked, unknown, retries, buyerIsAlive);
        }
    }

    private void explore(String soFar, State state) {
        boolean over = true;
        for (int buyer = 0; buyer < race.buyers(); buyer++) {
            if (state.canStep(buyer)) {
                over = false;
                explore(soFar + letter(buyer), state.copy().step(buyer));
            }
        }
        if (over) {
            found.put(soFar.strip(), state.numbers());
            return;
        }
        for (int buyer = 0; buyer < race.buyers() && state.killed < kills; buyer++) {
            if (state.isAlive(buyer)) {
                State after = state.copy().kill(buyer);
                String killed = soFar + " !" + letter(buyer).strip();
                if (respawn) {
                    explore(killed + " +" + letter(buyer).strip(), after.respawn(buyer));
                } else {
                    explore(killed, after);
                }
            }
        }
    }

    private static String letter(int buyer) {
        return " " + (char) ('A' + buyer);
    }
}

package ticketrace.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ticketrace.explore.stepping.SteppedThreads.MemoryRace;

/**
 * All schedules of a small race, and what each comes to, found with a few numbers and letters: no process, no thread, no
 * store, nothing of {@link Play} or {@link Explorer}.
 *
 * <p>A buyer stands before A(cquire), R(ead), W(rite), C(ompare and set), T(ake), S(ell) or L(eave); it is e(nded) or
 * d(ead), or w(aits) for the lock. Who waits may try again once somebody has left or died, until somebody else got in.
 */
public final class NaiveSchedules {

    /** What a schedule comes to. */
    public record Numbers(int sold, int remaining, int doubleBooked, int unknown, int retries, boolean deadlock) {}

    private static final int NOBODY = -1;

    private final MemoryRace race;
    private final int kills;
    private final boolean respawn;
    private final Map<String, Numbers> found = new LinkedHashMap<>();

    private NaiveSchedules(MemoryRace race, int kills, boolean respawn) {
        this.race = race;
        this.kills = kills;
        this.respawn = respawn;
    }

    /** All schedules with up to so many kills, each at once followed by a fresh buyer or not. */
    public static Map<String, Numbers> of(MemoryRace race, int kills, boolean respawn) {
        NaiveSchedules naive = new NaiveSchedules(race, kills, respawn);
        naive.goOn("", naive.new Hall());
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

    /** Where everybody stands. */
    private final class Hall {

        private final char[] at = new char[race.buyers()];
        private final boolean[] mayTry = new boolean[race.buyers()];
        private final boolean[] toldSoldOut = new boolean[race.buyers()];
        private final int[] seat = new int[race.buyers()];
        private final int[] wanted = new int[race.buyers()];
        private final List<Integer> sales = new ArrayList<>();
        private int count = race.tickets();
        private int holder = NOBODY;
        private int killed;
        private int unknown;
        private int retries;

        Hall() {
            Arrays.fill(at, first());
            Arrays.fill(wanted, race.quota());
        }

        Hall copy() {
            Hall copy = new Hall();
            System.arraycopy(at, 0, copy.at, 0, at.length);
            System.arraycopy(mayTry, 0, copy.mayTry, 0, at.length);
            System.arraycopy(toldSoldOut, 0, copy.toldSoldOut, 0, at.length);
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

        boolean lives(int buyer) {
            return at[buyer] != 'e' && at[buyer] != 'd';
        }

        boolean canStep(int buyer) {
            return lives(buyer) && (at[buyer] != 'w' || mayTry[buyer]);
        }

        Hall step(int buyer) {
            switch (at[buyer]) {
                case 'A', 'w' -> ask(buyer);
                case 'R' -> {
                    seat[buyer] = count;
                    toldSoldOut[buyer] = count == 0;
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
                    holder = NOBODY;
                    at[buyer] = toldSoldOut[buyer] ? 'e' : next(buyer);
                    Arrays.fill(mayTry, true);
                }
                default -> throw new AssertionError("no step: " + at[buyer]);
            }
            return this;
        }

        private void ask(int buyer) {
            boolean free = holder == NOBODY || race.guard().equals("jvm-lock");
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

        Hall kill(int buyer) {
            unknown += at[buyer] == 'S' ? 1 : 0;
            at[buyer] = 'd';
            killed++;
            boolean freed = holder == buyer && !race.guard().equals("lock-file");
            holder = freed ? NOBODY : holder;
            Arrays.fill(mayTry, true);
            return this;
        }

        Hall respawn(int buyer) {
            at[buyer] = first();
            wanted[buyer] = race.quota();
            return this;
        }

        Numbers numbers() {
            boolean anybodyLives = false;
            for (int buyer = 0; buyer < at.length; buyer++) {
                anybodyLives |= lives(buyer);
            }
            int doubleBooked = 0;
            for (int each = 1; each <= race.tickets(); each++) {
                int one = each;
                doubleBooked += sales.stream().filter(sold -> sold == one).count() > 1 ? 1 : 0;
            }
            return new Numbers(sales.size(), count, doubleBooked, unknown, retries, anybodyLives);
        }
    }

    private void goOn(String soFar, Hall hall) {
        boolean over = true;
        for (int buyer = 0; buyer < race.buyers(); buyer++) {
            if (hall.canStep(buyer)) {
                over = false;
                goOn(soFar + letter(buyer), hall.copy().step(buyer));
            }
        }
        if (over) {
            found.put(soFar.strip(), hall.numbers());
            return;
        }
        for (int buyer = 0; buyer < race.buyers() && hall.killed < kills; buyer++) {
            if (hall.lives(buyer)) {
                Hall after = hall.copy().kill(buyer);
                String killed = soFar + " !" + letter(buyer).strip();
                if (respawn) {
                    goOn(killed + " +" + letter(buyer).strip(), after.respawn(buyer));
                } else {
                    goOn(killed, after);
                }
            }
        }
    }

    private static String letter(int buyer) {
        return " " + (char) ('A' + buyer);
    }
}

package ticketrace.explore.stepping;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.BuyerState;
import ticketrace.explore.SteppingFailedException;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.Step;
import ticketrace.launch.ProgressLimit;
import ticketrace.race.FaultLedger;
import ticketrace.run.Fault;
import ticketrace.run.RaceSettings;

/**
 * One buyer through all its processes: each process is one life of the buyer. Holds its latest process and its latest
 * state. Only the launcher's thread uses it.
 */
final class BuyerLives implements AutoCloseable {

    private final int number;
    private final RaceSettings race;
    private final String access;
    private final Identities identities;
    private SteppedProcess process;
    private boolean alive = true;
    private int life;
    private @Nullable BuyerState state;
    private boolean hasSold;

    /**
     * Makes a buyer that has not begun its first life.
     *
     * @param number the buyer's number, counted from 1
     * @param access what the buyer must know to open the store
     * @param identities the names of the files and processes that its lock speaks of
     * @param process the process of its first life
     */
    BuyerLives(int number, RaceSettings race, String access, Identities identities, SteppedProcess process) {
        this.number = number;
        this.race = race;
        this.access = access;
        this.identities = identities;
        this.process = process;
    }

    boolean isAlive() {
        return alive;
    }

    /** The number of the current life, counted from 1; 0 before the first. */
    int life() {
        return life;
    }

    /** The latest state that the buyer reported. Call this only after the buyer has begun. */
    BuyerState state() {
        return Objects.requireNonNull(state, "it has not begun");
    }

    /**
     * Whether the buyer is between two steps of its lock's acquire, or inside. A buyer is inside until it has put its
     * sale on the list; if it sells nothing, until it begins to release.
     */
    boolean isOnItsWayInOrInside() {
        Step step = state().step();
        boolean isBetweenSteps = state().inside().next() != null;
        if (step == null) {
            return false;
        }
        return switch (step) {
            case ACQUIRE -> isBetweenSteps;
            case RELEASE -> !hasSold && !isBetweenSteps;
            default -> true;
        };
    }

    /** The name of the buyer in this life. */
    String name() {
        return process.name();
    }

    long pid() {
        return process.pid();
    }

    /** Tells the process to be this buyer in its life {@code wanted}, and waits until it has opened the store. */
    void open(int wanted) throws SteppingFailedException {
        life = wanted;
        process.open(race.buyerName(number, life), access);
        process.awaitLine(Protocol.OPENED, "opening the store");
    }

    /** Closes the old process, and begins the life {@code wanted} in another process. */
    void continueIn(SteppedProcess next, int wanted) throws SteppingFailedException {
        process.close();
        process = next;
        alive = true;
        open(wanted);
    }

    /** Writes the fault into the ledger, and kills the process. */
    void kill(Fault fault, FaultLedger ledger) throws IOException {
        ledger.carryOut(fault, name(), process::kill);
        alive = false;
        state = BuyerState.killed();
    }

    void say(String order) {
        process.say(order);
    }

    /** Waits until the process says {@code word}, and ignores its lines before that. */
    void awaitLine(String word, String doing) throws SteppingFailedException {
        process.awaitLine(word, doing);
    }

    /** Returns the next line of the process; null if it says nothing within {@code nanos}. */
    @Nullable
    String nextLine(long nanos) throws SteppingFailedException {
        return process.nextLine(nanos);
    }

    /** Waits for the next line, which must report a state; returns that state. */
    BuyerState awaitState(String doing) throws SteppingFailedException {
        return takeState(process.nextLine(doing));
    }

    /** The process was let through, and sleeps in the kernel. */
    BuyerState fallsAsleep() {
        BuyerState now = BuyerState.sleepingIn(state());
        state = now;
        return now;
    }

    /** Takes the state from a line of the process, and returns it. */
    BuyerState takeState(String line) throws SteppingFailedException {
        String[] words = line.split(" ", -1);
        BuyerState now = switch (words[0]) {
            case Protocol.AT -> standingAt(words);
            case Protocol.WAITS -> BuyerState.waiting(state().step(), state().value());
            case Protocol.ENDED -> BuyerState.ended(EndReason.valueOf(words[1]));
            default -> throw new SteppingFailedException(name() + " sent a line that is not in the protocol: " + line);
        };
        hasSold = now.step() == Step.RELEASE && (hasSold || (state != null && state.step() == Step.RECORD));
        state = now.inside(inside(words));
        return state;
    }

    private BuyerState.Inside inside(String[] words) {
        int at = Arrays.asList(words).indexOf(Protocol.INSIDE);
        return at < 0
                ? BuyerState.Inside.NOTHING
                : new BuyerState.Inside(
                        word(words[at + 2]),
                        word(words[at + 1]),
                        identities.named(Objects.requireNonNullElse(word(words[at + 3]), "")));
    }

    private static @Nullable String word(String said) {
        return said.equals(Protocol.NONE) ? null : said;
    }

    private static BuyerState standingAt(String[] words) {
        BuyerState before = BuyerState.before(Step.valueOf(words[1]), Integer.parseInt(words[2]));
        boolean refused = words.length > 3 && words[3].equals(Protocol.REFUSED);
        return refused ? before.after(Outcome.valueOf(words[4])) : before;
    }

    /** Begins a new limit for the time in which the process may stand still. */
    ProgressLimit limit() {
        return process.limit();
    }

    /** Makes the exception for a process that did not answer within its limit. */
    SteppingFailedException noAnswer(String doing, ProgressLimit over) {
        return process.noAnswer(doing, over);
    }

    @Override
    public void close() {
        process.close();
    }
}

package ticketrace.explore.stepping;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.BuyerState;
import ticketrace.explore.SteppingFailedException;
import ticketrace.history.EndReason;
import ticketrace.history.Step;
import ticketrace.launch.ProgressLimit;
import ticketrace.race.FaultLedger;
import ticketrace.run.Fault;
import ticketrace.run.RaceSettings;

/** One buyer over its lives: the process that it is, or was last, and where it stands. Launcher's thread only. */
final class BuyerLives implements AutoCloseable {

    private final int number;
    private final RaceSettings race;
    private final String access;
    private SteppedProcess process;
    private boolean alive = true;
    private int life;
    private @Nullable BuyerState state;

    /**
     * The first life of a buyer.
     *
     * @param number which, counted from 1
     * @param access how to open the store
     */
    BuyerLives(int number, RaceSettings race, String access, SteppedProcess process) {
        this.number = number;
        this.race = race;
        this.access = access;
        this.process = process;
    }

    boolean isAlive() {
        return alive;
    }

    /** Which life it is, counted from 1; 0 before the first. */
    int life() {
        return life;
    }

    /** Where it stands; only after it has begun. */
    BuyerState state() {
        return Objects.requireNonNull(state, "it has not begun");
    }

    /** The name of its process in this life. */
    String name() {
        return process.name();
    }

    long pid() {
        return process.pid();
    }

    /** Has its process be the buyer in that life. */
    void open(int wanted) throws SteppingFailedException {
        life = wanted;
        process.open(race.buyerName(number, life), access);
        process.hearUntil(Protocol.OPENED, "opening the store");
    }

    /** Lives on as another process. */
    void become(SteppedProcess next, int wanted) throws SteppingFailedException {
        process.close();
        process = next;
        alive = true;
        open(wanted);
    }

    /** Kills it, as this fault. */
    void kill(FaultLedger ledger) throws IOException {
        ledger.carryOut(Fault.killOf(name()), name(), process::kill);
        alive = false;
        state = BuyerState.killed();
    }

    void say(String order) {
        process.say(order);
    }

    /** Lets pass what it says before that word. */
    void hearUntil(String word, String doing) throws SteppingFailedException {
        process.hearUntil(word, doing);
    }

    /** Its next line, if it says one in time. */
    @Nullable
    String hear(long nanos) throws SteppingFailedException {
        return process.hear(nanos);
    }

    /** Hears where it stands now. */
    BuyerState hearState(String doing) throws SteppingFailedException {
        return stand(process.hear(doing));
    }

    /** Stands where this line says. */
    BuyerState stand(String line) throws SteppingFailedException {
        String[] words = line.split(" ", -1);
        BuyerState now = switch (words[0]) {
            case Protocol.AT -> standingAt(words);
            case Protocol.WAITS -> BuyerState.waiting(state().step(), state().value());
            case Protocol.ENDED -> BuyerState.ended(EndReason.valueOf(words[1]));
            default -> throw new SteppingFailedException(name() + " was not understood: " + line);
        };
        state = now;
        return now;
    }

    private static BuyerState standingAt(String[] words) {
        BuyerState before = BuyerState.before(Step.valueOf(words[1]), Integer.parseInt(words[2]));
        return words[words.length - 1].equals(Protocol.REFUSED) ? before.afterRefusal() : before;
    }

    /** How long it may say nothing, from now on. */
    ProgressLimit limit() {
        return process.limit();
    }

    /** That it has said nothing for too long. */
    SteppingFailedException silence(String doing, ProgressLimit over) {
        return process.silence(doing, over);
    }

    @Override
    public void close() {
        process.close();
    }
}

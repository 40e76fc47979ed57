package ticketrace.explore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;

/**
 * Plays one schedule, turn by turn, and knows the state of each buyer and the turns that are possible now.
 *
 * <p>A buyer that found the guard taken waits. It cannot take a turn until another buyer ends a purchase or is killed;
 * then it can try again, and the schedule decides which of several waiting buyers is first. If every buyer that lives
 * waits and none can try again, that is a deadlock.
 *
 * <p>Thread safety: one thread.
 */
public final class Play {

    private final SteppedBuyers buyers;
    private final List<BuyerState> buyerStates;
    private final boolean[] blocked;
    private final boolean[] changedMeanwhile;
    private final List<TurnResult> turnResults = new ArrayList<>();
    private String inside;
    private int kills;
    private int times;
    private int switches;

    private Play(SteppedBuyers buyers, List<BuyerState> buyerStates) throws IOException {
        this.buyers = buyers;
        this.buyerStates = new ArrayList<>(buyerStates);
        this.blocked = new boolean[buyerStates.size()];
        this.changedMeanwhile = new boolean[buyerStates.size()];
        this.inside = buyers.lookInside();
    }

    /** A new play: each buyer is before its first step. */
    public static Play begin(SteppedBuyers buyers) throws IOException {
        return new Play(buyers, buyers.begin());
    }

    /**
     * Begins a new play and takes the same turns as before. It really kills buyers again.
     *
     * @throws SteppingFailedException if a turn has another result than before
     */
    public static Play again(SteppedBuyers buyers, List<TurnResult> before) throws IOException {
        Play play = begin(buyers);
        for (TurnResult turnResult : before) {
            play.repeat(turnResult);
        }
        return play;
    }

    /** The state of each buyer. */
    public List<BuyerState> buyerStates() {
        return Collections.unmodifiableList(buyerStates);
    }

    /** The results of the turns so far. */
    public List<TurnResult> turnResults() {
        return Collections.unmodifiableList(turnResults);
    }

    /** The schedule so far. */
    public Schedule schedule() {
        return new Schedule(turnResults.stream().map(TurnResult::turn).toList());
    }

    /** What the buyers' lock can find now outside the buyers: see {@link SteppedBuyers#lookInside}. */
    String inside() {
        return inside;
    }

    /** How many kills the schedule has so far. */
    int kills() {
        return kills;
    }

    /** How often time has passed so far. */
    int times() {
        return times;
    }

    /** Whether time has passed, which may have ended what a promise depends on. */
    public boolean hasTimePassed() {
        return times > 0;
    }

    /** How often the schedule has switched from one buyer to another so far. */
    int switches() {
        return switches;
    }

    /** Whether this turn would be another buyer's than the last one. */
    boolean isSwitch(Turn turn) {
        return !turnResults.isEmpty()
                && turn.isOfAnother(turnResults.get(turnResults.size() - 1).turn());
    }

    /** Whether that turn is possible now. */
    public boolean offers(Turn turn) {
        if (turn.buyer() >= buyerStates.size()) {
            return false;
        }
        BuyerState buyerState = buyerStates.get(turn.buyer());
        return switch (turn.kind()) {
            case STEP -> !buyerState.isOver() && !isStuck(turn.buyer());
            case KILL -> !buyerState.isOver();
            case RESPAWN -> buyerState.place() == BuyerState.Place.KILLED;
            case TIME -> buyers.mayTimePass() && buyerStates.stream().anyMatch(each -> !each.isOver());
        };
    }

    /** Whether the buyer waits, and a new try could not succeed now. */
    public boolean isStuck(int buyer) {
        BuyerState state = buyerStates.get(buyer);
        return state.place() == BuyerState.Place.SLEEPING || (state.isWaiting() && blocked[buyer]);
    }

    /**
     * Whether the buyer is in the middle of a try to get the guard, and something has changed since the try began: if it
     * fails, the buyer may try again at once.
     */
    boolean hasChangedMeanwhile(int buyer) {
        return buyerStates.get(buyer).inside().next() != null && changedMeanwhile[buyer];
    }

    /** Whether no buyer can take a step: each has ended, was killed, or is stuck. */
    public boolean isOver() {
        for (int buyer = 0; buyer < buyerStates.size(); buyer++) {
            if (offers(Turn.step(buyer))) {
                return false;
            }
        }
        return true;
    }

    /** Whether every buyer that lives waits for something that no buyer will release. */
    public boolean isDeadlock() {
        return isOver() && buyerStates.stream().anyMatch(buyerState -> !buyerState.isOver());
    }

    /**
     * Takes a turn.
     *
     * @throws IllegalArgumentException if the turn is not possible now; the message says why
     */
    public TurnResult take(Turn turn) throws IOException {
        if (!offers(turn)) {
            throw new IllegalArgumentException(whyNot(turn));
        }
        int buyer = turn.buyer();
        BuyerState to = switch (turn.kind()) {
            case STEP -> buyers.letThrough(buyer);
            case RESPAWN -> buyers.respawn(buyer);
            case TIME -> {
                buyers.passTime();
                yield buyerStates.get(buyer);
            }
            case KILL -> {
                buyers.kill(buyer);
                yield BuyerState.killed();
            }
        };
        Map<Integer, BuyerState> woken = buyers.woken();
        String before = inside;
        inside = buyers.lookInside();
        return note(turn, to, woken, !inside.equals(before));
    }

    /**
     * Takes a turn that an earlier play took at this point.
     *
     * @throws SteppingFailedException if it has another result than before
     */
    void repeat(TurnResult before) throws IOException {
        if (before.to().place() == BuyerState.Place.REFUSED) {
            noteRefusal(before.turn());
            return;
        }
        TurnResult again = take(before.turn());
        if (!again.equals(before)) {
            throw new SteppingFailedException(
                    "the same schedule had another result the second time: after '" + schedule()
                            + "' buyer " + Turn.letter(before.turn().buyer()) + " is "
                            + StateWords.of(again.to()) + "; the first time it was " + StateWords.of(before.to()));
        }
    }

    /** Notes a step in which the store made the buyer wait before; the buyer need not try it, it stays where it stands. */
    TurnResult noteRefusal(Turn turn) {
        BuyerState stays = buyerStates.get(turn.buyer());
        return note(turn, BuyerState.refused(stays.step(), stays.value()), Map.of(), false);
    }

    /**
     * Takes back the last turn: all buyers begin again, and take the turns before it once more.
     *
     * @return the play to continue with; do not use this one any more
     * @throws IllegalArgumentException if there is no turn to take back
     * @throws SteppingFailedException if a turn has another result than before
     */
    public Play undo() throws IOException {
        if (turnResults.isEmpty()) {
            throw new IllegalArgumentException("there is no turn to take back");
        }
        return again(buyers, turnResults.subList(0, turnResults.size() - 1));
    }

    private TurnResult note(Turn turn, BuyerState to, Map<Integer, BuyerState> woken, boolean hasChangedInside) {
        int buyer = turn.buyer();
        TurnResult turnResult = new TurnResult(turn, buyerStates.get(buyer), to, woken);
        kills += turn.kind() == Turn.Kind.KILL ? 1 : 0;
        times += turn.kind() == Turn.Kind.TIME ? 1 : 0;
        switches += isSwitch(turn) ? 1 : 0;
        turnResults.add(turnResult);
        buyerStates.set(buyer, to);
        woken.forEach(buyerStates::set);
        if (turn.kind() == Turn.Kind.TIME) {
            Arrays.fill(blocked, false);
            Arrays.fill(changedMeanwhile, true);
            return turnResult;
        }
        if (turnResult.from().inside().next() == null) {
            changedMeanwhile[buyer] = false; // a try begins
        }
        blocked[buyer] = turnResult.isBlocked() && !changedMeanwhile[buyer];
        boolean gaveBack = turn.kind() == Turn.Kind.KILL || turnResult.endsPurchase() || hasChangedInside;
        Step step = turnResult.step();
        for (int other = 0; other < blocked.length; other++) {
            if (other != buyer && gaveBack) {
                blocked[other] = false;
                changedMeanwhile[other] = true;
            } else if (other != buyer
                    && !turnResult.isBlocked()
                    && turnResult.stepInside() == null
                    && isWaitingIn(other, step)) {
                blocked[other] = true; // this buyer got what the other waits for
            }
        }
        return turnResult;
    }

    private boolean isWaitingIn(int buyer, @Nullable Step step) {
        return buyerStates.get(buyer).isWaiting() && buyerStates.get(buyer).step() == step;
    }

    /** Why a turn is not possible now, in a sentence. */
    private String whyNot(Turn turn) {
        if (turn.kind() == Turn.Kind.TIME && !buyers.mayTimePass()) {
            return "time cannot pass while a buyer is inside: the guard promises nothing then";
        }
        String buyer = Turn.letter(turn.buyer());
        if (turn.buyer() >= buyerStates.size()) {
            return "there is no buyer " + buyer;
        }
        BuyerState buyerState = buyerStates.get(turn.buyer());
        return switch (buyerState.place()) {
            case ENDED -> buyer + " has ended (" + StateWords.of(buyerState.reason()) + ")";
            case KILLED -> buyer + " was killed; '+" + buyer + "' starts it again";
            case WAITING, SLEEPING, REFUSED ->
                turn.kind() == Turn.Kind.RESPAWN
                        ? buyer + " is alive; only a killed buyer can be started again"
                        : buyer + " waits for the guard"
                                + holdersAgainst(turn.buyer()).inWords();
            case BEFORE -> buyer + " is alive; only a killed buyer can be started again";
        };
    }

    /** Tells the waiting buyers to give up, so that they close their histories. Call it when the play is over. */
    public void giveUp() throws IOException {
        for (int buyer = 0; buyer < buyerStates.size(); buyer++) {
            BuyerState.Place place = buyerStates.get(buyer).place();
            if (place == BuyerState.Place.WAITING || place == BuyerState.Place.SLEEPING) {
                buyers.giveUp(buyer);
            }
        }
    }

    /** Describes a deadlock in a sentence: which buyers wait, and for which holders. */
    public String deadlock() {
        List<Integer> waiting = new ArrayList<>();
        for (int buyer = 0; buyer < buyerStates.size(); buyer++) {
            if (!buyerStates.get(buyer).isOver()) {
                waiting.add(buyer);
            }
        }
        return Turn.letters(waiting) + (waiting.size() == 1 ? " waits" : " wait") + " for the guard"
                + holdersAgainst(waiting.get(0)).inWords() + "; no one can free it";
    }

    /** The buyers that hold what a waiting buyer waits for. */
    public Holders holdersAgainst(int waiting) {
        return Holders.of(buyerStates.get(waiting).step(), turnResults);
    }
}

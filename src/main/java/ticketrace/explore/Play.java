package ticketrace.explore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;

/**
 * One playing of a schedule, turn by turn: who stands where, and who can be let through.
 *
 * <p>A buyer that has found the guard taken waits, and is not offered until something was given back or somebody died;
 * then it can try again, and the schedule decides who of several is first. If all that live wait in vain, that is a
 * deadlock.
 */
public final class Play {

    private final SteppedBuyers buyers;
    private final List<BuyerState> buyerStates;
    private final boolean[] inVain;
    private final List<TurnResult> turnResults = new ArrayList<>();

    private Play(SteppedBuyers buyers, List<BuyerState> buyerStates) {
        this.buyers = buyers;
        this.buyerStates = new ArrayList<>(buyerStates);
        this.inVain = new boolean[buyerStates.size()];
    }

    /** All buyers stand before their first step. */
    public static Play begin(SteppedBuyers buyers) throws IOException {
        return new Play(buyers, buyers.begin());
    }

    /**
     * Begins, and takes the turns that were taken before; kills are really done again.
     *
     * @throws SteppingFailedException if one comes out otherwise
     */
    public static Play again(SteppedBuyers buyers, List<TurnResult> before) throws IOException {
        Play play = begin(buyers);
        for (TurnResult turnResult : before) {
            play.repeat(turnResult);
        }
        return play;
    }

    /** Where each buyer stands. */
    public List<BuyerState> buyerStates() {
        return Collections.unmodifiableList(buyerStates);
    }

    /** What has happened so far. */
    public List<TurnResult> turnResults() {
        return Collections.unmodifiableList(turnResults);
    }

    /** The schedule so far. */
    public Schedule schedule() {
        return new Schedule(turnResults.stream().map(TurnResult::turn).toList());
    }

    /** Whether that turn can be taken now. */
    public boolean offers(Turn turn) {
        if (turn.buyer() >= buyerStates.size()) {
            return false;
        }
        BuyerState buyerState = buyerStates.get(turn.buyer());
        return switch (turn.kind()) {
            case STEP -> !buyerState.isOver() && !isStuck(turn.buyer());
            case KILL -> !buyerState.isOver();
            case RESPAWN -> buyerState.place() == BuyerState.Place.KILLED;
        };
    }

    /** Whether the buyer waits, and nothing has happened since that could let it in. */
    public boolean isStuck(int buyer) {
        return buyerStates.get(buyer).isWaiting() && inVain[buyer];
    }

    /** Whether nobody is left to take a step: all have ended or died, or all that live wait in vain. */
    public boolean isOver() {
        for (int buyer = 0; buyer < buyerStates.size(); buyer++) {
            if (offers(Turn.step(buyer))) {
                return false;
            }
        }
        return true;
    }

    /** Whether all that live wait for what nobody will give back. */
    public boolean isDeadlock() {
        return isOver() && buyerStates.stream().anyMatch(buyerState -> !buyerState.isOver());
    }

    /**
     * Takes a turn.
     *
     * @throws IllegalArgumentException if it is not offered; the message says why
     */
    public TurnResult take(Turn turn) throws IOException {
        if (!offers(turn)) {
            throw new IllegalArgumentException(whyNot(turn));
        }
        int buyer = turn.buyer();
        return note(
                turn,
                switch (turn.kind()) {
                    case STEP -> buyers.letThrough(buyer);
                    case RESPAWN -> buyers.respawn(buyer);
                    case KILL -> {
                        buyers.kill(buyer);
                        yield BuyerState.killed();
                    }
                });
    }

    /**
     * Takes a turn that was taken before at this point.
     *
     * @throws SteppingFailedException if it comes out otherwise
     */
    void repeat(TurnResult before) throws IOException {
        if (before.to().place() == BuyerState.Place.REFUSED) {
            note(before.turn(), before.to()); // it left the buyer where it stood
            return;
        }
        TurnResult again = take(before.turn());
        if (!again.equals(before)) {
            throw new SteppingFailedException("the same schedule went otherwise the second time: after '" + schedule()
                    + "' buyer " + Turn.letter(before.turn().buyer()) + " stands "
                    + StateWords.of(again.to()) + ", and stood " + StateWords.of(before.to()));
        }
    }

    /**
     * Takes back the last turn: all begin again, and what was taken before it is taken once more.
     *
     * @return the play from there on; this one is of no use any more
     * @throws IllegalArgumentException if there is no turn to take back
     * @throws SteppingFailedException if a turn comes out otherwise than the first time
     */
    public Play undo() throws IOException {
        if (turnResults.isEmpty()) {
            throw new IllegalArgumentException("there is no turn to take back");
        }
        return again(buyers, turnResults.subList(0, turnResults.size() - 1));
    }

    private TurnResult note(Turn turn, BuyerState to) {
        int buyer = turn.buyer();
        TurnResult turnResult = new TurnResult(turn, buyerStates.get(buyer), to);
        turnResults.add(turnResult);
        buyerStates.set(buyer, to);
        inVain[buyer] = turnResult.isInVain();
        boolean gaveBack = turn.kind() == Turn.Kind.KILL || turnResult.endsPurchase();
        Step step = turnResult.step();
        for (int other = 0; other < inVain.length; other++) {
            if (other != buyer && gaveBack) {
                inVain[other] = false;
            } else if (other != buyer && !turnResult.isInVain() && isWaitingIn(other, step)) {
                inVain[other] = true; // somebody else was let in
            }
        }
        return turnResult;
    }

    private boolean isWaitingIn(int buyer, @Nullable Step step) {
        return buyerStates.get(buyer).isWaiting() && buyerStates.get(buyer).step() == step;
    }

    /** Why a turn is not offered, in a sentence. */
    private String whyNot(Turn turn) {
        String buyer = Turn.letter(turn.buyer());
        if (turn.buyer() >= buyerStates.size()) {
            return "there is no buyer " + buyer;
        }
        BuyerState buyerState = buyerStates.get(turn.buyer());
        return switch (buyerState.place()) {
            case ENDED -> buyer + " has ended (" + StateWords.of(buyerState.reason()) + ")";
            case KILLED -> buyer + " was killed; '+" + buyer + "' starts it again";
            case WAITING, REFUSED ->
                turn.kind() == Turn.Kind.RESPAWN
                        ? buyer + " lives"
                        : buyer + " waits for the guard"
                                + holdersAgainst(turn.buyer()).inWords();
            case BEFORE -> buyer + " lives";
        };
    }

    /** Has those that wait give up, so that their histories end in order: when all is over. */
    public void giveUp() throws IOException {
        for (int buyer = 0; buyer < buyerStates.size(); buyer++) {
            if (buyerStates.get(buyer).place() == BuyerState.Place.WAITING) {
                buyers.giveUp(buyer);
            }
        }
    }

    /** A deadlock in a sentence: who waits, and for whom. */
    public String deadlock() {
        List<Integer> waiting = new ArrayList<>();
        for (int buyer = 0; buyer < buyerStates.size(); buyer++) {
            if (!buyerStates.get(buyer).isOver()) {
                waiting.add(buyer);
            }
        }
        return Turn.letters(waiting) + (waiting.size() == 1 ? " waits" : " wait") + " for the guard"
                + holdersAgainst(waiting.get(0)).inWords() + "; nobody will free it";
    }

    /** Who has what a waiting buyer waits for. */
    public Holders holdersAgainst(int waiting) {
        return Holders.of(buyerStates.get(waiting).step(), turnResults);
    }
}

package ticketrace.explore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

/** Simulated buyers: without processes and without a store, with just enough state to run schedules. */
public final class ScriptedBuyers implements SteppedBuyers {

    private static final long FIRST_PID = 4711;
    private static final int NO_BUYER = -1;

    private final int tickets;
    private final boolean locked;
    private final BuyerState[] buyerStates;
    private final int[] lives;
    private final boolean[] foundNone;
    private final List<Sale> sales = new ArrayList<>();
    private int quota = 1;
    private @Nullable Step refused;
    private int remaining;
    private int holder;

    private ScriptedBuyers(int buyers, int tickets, boolean locked) {
        this.tickets = tickets;
        this.locked = locked;
        this.buyerStates = new BuyerState[buyers];
        this.lives = new int[buyers];
        this.foundNone = new boolean[buyers];
    }

    /** Buyers without a guard. */
    public static ScriptedBuyers unguarded(int buyers, int tickets) {
        return new ScriptedBuyers(buyers, tickets, false);
    }

    /** Buyers under a lock that a killed holder keeps. */
    public static ScriptedBuyers locked(int buyers, int tickets) {
        return new ScriptedBuyers(buyers, tickets, true);
    }

    /** The same buyers with this quota for each. */
    public ScriptedBuyers wanting(int each) {
        quota = each;
        return this;
    }

    /** The same buyers on a store that always refuses this step and undoes the purchase. */
    public ScriptedBuyers refusing(Step step) {
        refused = step;
        return this;
    }

    /** Runs this schedule from the beginning. */
    public Play play(String schedule) {
        try {
            Play play = Play.begin(this);
            for (Turn turn : Schedule.parse(schedule, buyerStates.length).turns()) {
                play.take(turn);
            }
            return play;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<BuyerState> begin() {
        remaining = tickets;
        holder = NO_BUYER;
        sales.clear();
        Arrays.fill(buyerStates, first());
        Arrays.fill(lives, 1);
        Arrays.fill(foundNone, false);
        return List.of(buyerStates);
    }

    private BuyerState first() {
        return BuyerState.before(locked ? Step.ACQUIRE : Step.READ, PurchaseRecord.NOTHING);
    }

    @Override
    public BuyerState letThrough(int buyer) {
        buyerStates[buyer] = after(buyer, buyerStates[buyer]);
        return buyerStates[buyer];
    }

    private BuyerState after(int buyer, BuyerState before) {
        if (before.step() == refused) {
            undo(buyer);
            return first().after(ticketrace.history.Outcome.CONFLICT);
        }
        int seat = before.value();
        return switch (before.step()) {
            case ACQUIRE -> acquired(buyer);
            case READ -> remaining > 0 ? BuyerState.before(Step.WRITE, remaining) : soldOut(buyer);
            case WRITE -> {
                remaining = seat - 1;
                yield BuyerState.before(Step.RECORD, seat);
            }
            case RECORD -> {
                sales.add(new Sale(seat, name(buyer), 1));
                yield locked ? release() : next(buyer);
            }
            default -> {
                holder = NO_BUYER;
                yield next(buyer);
            }
        };
    }

    private void undo(int buyer) {
        holder = holder == buyer ? NO_BUYER : holder;
        if (sales.removeIf(sale -> sale.buyer().equals(name(buyer)))) {
            remaining++;
        }
    }

    private BuyerState acquired(int buyer) {
        if (holder != NO_BUYER) {
            return BuyerState.waiting(Step.ACQUIRE, PurchaseRecord.NOTHING);
        }
        holder = buyer;
        return BuyerState.before(Step.READ, PurchaseRecord.NOTHING);
    }

    private BuyerState soldOut(int buyer) {
        foundNone[buyer] = true;
        return locked ? release() : next(buyer);
    }

    private static BuyerState release() {
        return BuyerState.before(Step.RELEASE, PurchaseRecord.NOTHING);
    }

    /** The state of a buyer after a purchase. */
    private BuyerState next(int buyer) {
        long sold =
                sales.stream().filter(sale -> sale.buyer().equals(name(buyer))).count();
        if (sold == quota) {
            return BuyerState.ended(EndReason.QUOTA);
        }
        return foundNone[buyer] ? BuyerState.ended(EndReason.SOLD_OUT) : first();
    }

    private String name(int buyer) {
        return "buyer-0" + (buyer + 1) + (lives[buyer] == 1 ? "" : "." + lives[buyer]);
    }

    @Override
    public void kill(int buyer) {
        buyerStates[buyer] = BuyerState.killed();
    }

    @Override
    public BuyerState respawn(int buyer) {
        lives[buyer]++;
        foundNone[buyer] = false;
        buyerStates[buyer] = first();
        return buyerStates[buyer];
    }

    @Override
    public BuyerState giveUp(int buyer) {
        buyerStates[buyer] = BuyerState.ended(EndReason.DEADLOCK);
        return buyerStates[buyer];
    }

    @Override
    public long pid(int buyer) {
        return FIRST_PID + buyer;
    }

    public List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        for (int buyer = 0; buyer < buyerStates.length; buyer++) {
            pids.add(pid(buyer));
        }
        return pids;
    }

    @Override
    public FinalState look() {
        return new FinalState(remaining, Collections.unmodifiableList(new ArrayList<>(sales)), List.of());
    }

    @Override
    public RaceHistory evidence() {
        throw new UnsupportedOperationException("simulated buyers write no evidence");
    }

    @Override
    public void close() {
        // nothing is open
    }
}

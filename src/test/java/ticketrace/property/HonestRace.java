package ticketrace.property;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.RaceDraft;

/**
 * Plays a race of honest buyers in virtual time. Every action has a different time (except in a hasty race), and a
 * random number generator chooses the next buyer. The resulting evidence is true, so the audit must not find a fault.
 */
final class HonestRace {

    static final int START_NANOS = 100;
    private static final int LONGEST_PAUSE_NANOS = 5;
    private static final int LONGEST_PAUSE_IN_HASTE_NANOS = 2;
    private static final int NO_QUOTA = Integer.MAX_VALUE;
    private static final double IMPATIENCE = 0.01;
    private static final double MORTALITY = 0.01;
    private static final double HIGH_MORTALITY = 0.04;

    private final HonestGuard guard;
    private final Random random;
    private final RaceDraft draft;
    private final List<HonestBuyer> buyers = new ArrayList<>();
    private final HonestStore store;
    private final Queue<HonestBuyer> queue = new ArrayDeque<>();
    private @Nullable HonestBuyer holder;
    private long now = START_NANOS;
    private boolean inHaste;

    private HonestRace(HonestGuard guard, int tickets, Random random) {
        this.guard = guard;
        this.random = random;
        this.draft = guard.draft(tickets);
        this.store = new HonestStore(tickets);
    }

    /** Buyers make one purchase after the other. */
    static RaceDraft sequential(HonestGuard guard, int buyers, int tickets, Random random) {
        return new HonestRace(guard, tickets, random).enter(buyers).play(1, 0);
    }

    /** All buyers act at the same time. */
    static RaceDraft interleaved(HonestGuard guard, int buyers, int tickets, Random random) {
        HonestRace race = new HonestRace(guard, tickets, random).enter(buyers);
        return race.play(random.nextInt(10) / 10.0, 0);
    }

    /** All buyers act at the same time, and some are killed. */
    static RaceDraft deadly(HonestGuard guard, int buyers, int tickets, Random random) {
        HonestRace race = new HonestRace(guard, tickets, random).enter(buyers);
        return race.play(random.nextInt(10) / 10.0, MORTALITY);
    }

    /** The same, with several actions in one nanosecond, so that the evidence does not show their order. */
    static RaceDraft hasty(HonestGuard guard, int buyers, int tickets, Random random) {
        HonestRace race = new HonestRace(guard, tickets, random).enter(buyers);
        race.inHaste = true;
        return race.play(random.nextInt(10) / 10.0, random.nextBoolean() ? MORTALITY : HIGH_MORTALITY);
    }

    private HonestRace enter(int number) {
        int quota = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : NO_QUOTA;
        for (int i = 1; i <= number; i++) {
            buyers.add(new HonestBuyer(this, draft.buyer("buyer-0" + i), quota));
        }
        return this;
    }

    /**
     * Plays the race to its end.
     *
     * @param constancy the probability that the same buyer acts again; with 1, it acts until its purchase ends
     */
    private RaceDraft play(double constancy, double mortality) {
        HonestBuyer active = buyers.get(0);
        while (true) {
            List<HonestBuyer> able = buyers.stream().filter(HonestBuyer::canAct).toList();
            if (able.isEmpty()) {
                break;
            }
            boolean goesOn = constancy == 1 ? !active.isBetweenPurchases() : random.nextDouble() < constancy;
            if (!goesOn || !active.canAct()) {
                active = able.get(random.nextInt(able.size()));
            }
            if (random.nextDouble() < mortality) {
                active.die();
            } else {
                active.act(tick());
            }
            buyers.stream()
                    .filter(buyer -> buyer.isWaiting() && random.nextDouble() < IMPATIENCE)
                    .forEach(buyer -> buyer.giveUp(tick()));
        }
        buyers.stream().filter(HonestBuyer::isWaiting).forEach(buyer -> buyer.stop(tick()));
        return draft.remaining(store.count()).list(derived -> {
            derived.clear();
            derived.addAll(store.sales());
        });
    }

    private long tick() {
        now += inHaste ? random.nextInt(LONGEST_PAUSE_IN_HASTE_NANOS) : 1 + random.nextInt(LONGEST_PAUSE_NANOS);
        return now;
    }

    HonestGuard guard() {
        return guard;
    }

    HonestStore store() {
        return store;
    }

    void queues(HonestBuyer buyer) {
        queue.add(buyer);
    }

    void leavesQueue(HonestBuyer buyer) {
        queue.remove(buyer);
    }

    boolean isGuardFreeFor(HonestBuyer buyer) {
        return holder == null && (guard != HonestGuard.FAIR || buyer == queue.peek());
    }

    void takeGuard(HonestBuyer buyer) {
        leavesQueue(buyer);
        holder = guard.excludes() ? buyer : null;
    }

    void giveGuardBack() {
        holder = null;
    }

    void died(HonestBuyer buyer) {
        store.undo(buyer);
        leavesQueue(buyer);
        if (holder == buyer && guard != HonestGuard.STUCK_BY_DEATH) {
            holder = null;
        }
    }
}

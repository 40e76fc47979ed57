package ticketrace.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.RaceDraft;
import ticketrace.store.Sale;

/**
 * Plays a race of honest buyers in virtual time. Everything that happens has a moment of its own, and who acts next is
 * up to the dice: so whatever the evidence then says is true, and the audit must not call it a lie.
 */
final class HonestRace {

    /** How buyers are kept apart. */
    enum Guard {
        NONE("none"),
        /** A dead holder's guard is free again. */
        FREED_BY_DEATH("file-lock"),
        /** A dead holder's guard stays taken. */
        STUCK_BY_DEATH("lock-file");

        private final String catalogueName;

        Guard(String catalogueName) {
            this.catalogueName = catalogueName;
        }
    }

    private static final int START_NANOS = 100;
    private static final int LONGEST_PAUSE_NANOS = 5;
    private static final int NO_QUOTA = Integer.MAX_VALUE;
    private static final double IMPATIENCE = 0.01;
    private static final double MORTALITY = 0.01;

    private final Guard guard;
    private final Random random;
    private final RaceDraft draft;
    private final List<HonestBuyer> buyers = new ArrayList<>();
    private final List<Sale> list = new ArrayList<>();
    private @Nullable HonestBuyer holder;
    private int count;
    private long now = START_NANOS;

    private HonestRace(Guard guard, int tickets, Random random) {
        this.guard = guard;
        this.random = random;
        this.draft = RaceDraft.under(guard.catalogueName, tickets);
        this.count = tickets;
    }

    /** One purchase after the other. */
    static RaceDraft sequential(Guard guard, int buyers, int tickets, Random random) {
        return new HonestRace(guard, tickets, random).enter(buyers).play(1, 0);
    }

    /** All at once. */
    static RaceDraft interleaved(Guard guard, int buyers, int tickets, Random random) {
        HonestRace race = new HonestRace(guard, tickets, random).enter(buyers);
        return race.play(random.nextInt(10) / 10.0, 0);
    }

    /** All at once, and some of them are killed. */
    static RaceDraft deadly(Guard guard, int buyers, int tickets, Random random) {
        HonestRace race = new HonestRace(guard, tickets, random).enter(buyers);
        return race.play(random.nextInt(10) / 10.0, MORTALITY);
    }

    private HonestRace enter(int number) {
        int quota = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : NO_QUOTA;
        for (int i = 1; i <= number; i++) {
            buyers.add(new HonestBuyer(this, draft.buyer("buyer-0" + i), quota));
        }
        return this;
    }

    /**
     * Plays to the end.
     *
     * @param constancy how likely it is that who acted goes on; 1: until the purchase is over
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
        return draft.remaining(count).list(derived -> {
            derived.clear();
            derived.addAll(list);
        });
    }

    private long tick() {
        now += 1 + random.nextInt(LONGEST_PAUSE_NANOS);
        return now;
    }

    boolean isGuarded() {
        return guard != Guard.NONE;
    }

    boolean isGuardFree() {
        return holder == null;
    }

    void takeGuard(HonestBuyer buyer) {
        holder = buyer;
    }

    void giveGuardBack() {
        holder = null;
    }

    void died(HonestBuyer buyer) {
        if (holder == buyer && guard == Guard.FREED_BY_DEATH) {
            holder = null;
        }
    }

    int count() {
        return count;
    }

    void setCount(int left) {
        count = left;
    }

    void list(int seat, String buyer, int purchase) {
        list.add(new Sale(seat, buyer, purchase));
    }
}

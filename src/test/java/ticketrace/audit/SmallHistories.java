package ticketrace.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ticketrace.history.Outcome;

/** Generates small random histories. An order in real time explains about half of them. */
final class SmallHistories {

    private static final int MAX_PURCHASES = 6;
    private static final int MAX_TICKETS = 4;
    private static final int STEP = 10;

    /** How a purchase ends: the buyer lives, dies before RECORD, or dies after RECORD. */
    private enum End {
        LIVES,
        DIES_WRITING,
        DIES_RECORDED
    }

    /** A purchase of a seat. Seat 0 means that the buyer found no ticket. */
    private record Generated(int seat, long call, long returned, End end) {

        PurchaseDraft draft() {
            PurchaseDraft draft = new PurchaseDraft().reads(call, call, seat);
            if (seat == 0) {
                return draft.reads(call, returned, 0).ends(Outcome.SOLD_OUT);
            }
            return switch (end) {
                case LIVES -> draft.writes(returned, returned).records(returned).ends(Outcome.SOLD);
                case DIES_RECORDED -> draft.writes(returned, returned).records(returned);
                case DIES_WRITING -> draft.writes(call, 0);
            };
        }
    }

    private final Random random;
    private final int tickets;
    private final List<Generated> dealt = new ArrayList<>();

    private SmallHistories(Random random) {
        this.random = random;
        this.tickets = 1 + random.nextInt(MAX_TICKETS);
    }

    static RaceDraft deal(Random random) {
        return new SmallHistories(random).deal();
    }

    private RaceDraft deal() {
        int kind = random.nextInt(10);
        if (kind < 2) {
            generateAnyPurchases();
        } else {
            generateInOrder();
            if (kind < 6) {
                changeOneThing();
            }
        }
        RaceDraft race = RaceDraft.under("none", tickets);
        for (int i = 0; i < dealt.size(); i++) {
            Generated each = dealt.get(i);
            BuyerDraft buyer = race.buyer("buyer-" + i).buys(each.draft());
            if (each.seat() > 0 && each.end() != End.LIVES) {
                buyer.dies();
            }
        }
        return race;
    }

    private void generateAnyPurchases() {
        for (int i = random.nextInt(MAX_PURCHASES + 1); i > 0; i--) {
            dealt.add(purchase(random.nextInt(tickets + 1), random.nextInt(MAX_PURCHASES * STEP)));
        }
    }

    /**
     * Generates seats from the highest down, then sold-out purchases, each around its point in time, and some without
     * an effect.
     */
    private void generateInOrder() {
        int effects = random.nextInt(MAX_PURCHASES + 1);
        for (int i = 0; i < effects; i++) {
            dealt.add(purchase(Math.max(0, tickets - i), i * STEP));
        }
        while (dealt.size() < MAX_PURCHASES && random.nextBoolean()) {
            int seat = 1 + random.nextInt(tickets);
            long call = 1L + random.nextInt(MAX_PURCHASES * STEP);
            dealt.add(new Generated(seat, call, call, End.DIES_WRITING));
        }
    }

    private Generated purchase(int seat, int point) {
        long call = Math.max(1, point - random.nextInt(3 * STEP));
        long returned = Math.max(call, point + random.nextInt(3 * STEP));
        return new Generated(seat, call, returned, seat > 0 && random.nextInt(3) == 0 ? anyEnd() : End.LIVES);
    }

    private End anyEnd() {
        return End.values()[random.nextInt(End.values().length)];
    }

    /** Changes one thing. */
    private void changeOneThing() {
        if (dealt.isEmpty()) {
            return;
        }
        int index = random.nextInt(dealt.size());
        Generated old = dealt.get(index);
        switch (random.nextInt(3)) {
            case 0 -> dealt.remove(index);
            case 1 -> dealt.set(index, purchase(old.seat(), random.nextInt(MAX_PURCHASES * STEP)));
            default -> dealt.set(index, purchase(random.nextInt(tickets + 1), (int) old.call()));
        }
    }
}

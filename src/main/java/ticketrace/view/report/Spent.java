package ticketrace.view.report;

import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * How a buyer spent its time, in equal stretches of the race: for each the shares of writing, reading, recording, thinking
 * and waiting, a digit of base 36 each.
 */
final class Spent {

    private static final int PARTS = 5;
    private static final int WRITE = 0;
    private static final int READ = 1;
    private static final int RECORD = 2;
    private static final int THINK = 3;
    private static final int WAIT = 4;
    private static final int LARGEST_DIGIT = Character.MAX_RADIX - 1;

    private final long origin;
    private final double binNanos;
    private final int bins;
    private final double[] shares;

    Spent(BuyerHistory buyer, long origin, long spanNanos, int bins) {
        this.origin = origin;
        this.binNanos = Math.max(1, spanNanos) / (double) bins;
        this.bins = bins;
        this.shares = new double[bins * PARTS];
        buyer.purchases().forEach(this::add);
    }

    private void add(PurchaseRecord purchase) {
        long failed = purchase.refused() != 0 ? purchase.refused() : purchase.released();
        add(WAIT, purchase.asked(), purchase.acquired() != 0 ? purchase.acquired() : failed);
        if (purchase.hasBegun(Step.TAKE)) {
            add(WRITE, purchase.acquired(), purchase.written());
        } else {
            add(READ, purchase.acquired(), purchase.read());
        }
        add(THINK, purchase.read(), purchase.writing());
        add(WRITE, purchase.writing(), purchase.written() != 0 ? purchase.written() : failed);
        add(RECORD, purchase.written(), purchase.recorded());
    }

    private void add(int part, long from, long to) {
        if (from == 0 || to == 0) {
            return;
        }
        double begin = (from - origin) / binNanos;
        double end = (to - origin) / binNanos;
        for (int bin = (int) Math.max(0, begin); bin < bins && bin < end; bin++) {
            shares[bin * PARTS + part] += Math.max(0, Math.min(end, bin + 1.0) - Math.max(begin, bin));
        }
    }

    /** The digits of one stretch behind those of the other. */
    String code() {
        StringBuilder code = new StringBuilder(shares.length);
        for (double share : shares) {
            int digit = (int) Math.round(Math.min(1, share) * LARGEST_DIGIT);
            code.append(Character.forDigit(digit, Character.MAX_RADIX));
        }
        return code.toString();
    }
}

package ticketrace.view.report;

import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * The use of a buyer's time, in equal spans of the race (bins): for each bin the shares of writing, reading, recording,
 * thinking and waiting.
 */
final class TimeUse {

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

    TimeUse(BuyerHistory buyer, long origin, long spanNanos, int bins) {
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

    /** The shares as digits of base 36, five for each bin, bin after bin: {@code z} is all of the bin's time. */
    String code() {
        StringBuilder code = new StringBuilder(shares.length);
        for (double share : shares) {
            int digit = (int) Math.round(Math.min(1, share) * LARGEST_DIGIT);
            code.append(Character.forDigit(digit, Character.MAX_RADIX));
        }
        return code.toString();
    }
}

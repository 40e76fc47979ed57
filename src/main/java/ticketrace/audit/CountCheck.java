package ticketrace.audit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/**
 * Does the count's story hold? Every count that was read must have been written before, the last count must be one that
 * nobody wrote over, and each write must be a step of the count's way from all tickets down to what is left: else updates
 * were lost.
 *
 * <p>Each step of that way is one write. So of several writes that followed the same count, all but one are lost; and so is
 * each that took the count below what is left. Writes of buyers that died count as soon as they ended.
 */
final class CountCheck {

    private final int tickets;
    private final @Nullable Integer remaining;
    private final List<Attempt> attempts;
    private final boolean commonClock;
    private final Findings findings;
    private final long[] firstWriteOf;
    private final Set<Integer> writtenByTheDead = new HashSet<>();
    private final BitSet written = new BitSet();
    private int writesEnded;
    private int writesOfNobodyKnowsWhat;
    private long lastWriteBegan = Long.MIN_VALUE;

    CountCheck(RaceHistory race, List<Attempt> attempts, boolean commonClock, Findings findings) {
        this.tickets = race.tickets();
        this.remaining = race.end().remaining();
        this.attempts = attempts;
        this.commonClock = commonClock;
        this.findings = findings;
        this.firstWriteOf = new long[tickets + 1];
        Arrays.fill(firstWriteOf, Long.MAX_VALUE);
        attempts.forEach(this::noteWrite);
        attempts.forEach(this::checkRead);
        if (remaining != null) {
            checkRemaining(remaining);
        } else if (race.end().damage().isEmpty()) {
            findings.add(
                    FindingKind.STORE_MISMATCH,
                    null,
                    List.of(),
                    "The count that the store held at the end is missing.");
        }
    }

    private void noteWrite(Attempt attempt) {
        PurchaseRecord purchase = attempt.purchase();
        if (!purchase.mayHaveChanged()) {
            return;
        }
        int left = purchase.value() - 1;
        if (left >= 0 && left <= tickets) {
            firstWriteOf[left] = Math.min(firstWriteOf[left], purchase.changeBegan());
        }
        if (purchase.value() == PurchaseRecord.NOTHING) {
            writesOfNobodyKnowsWhat++; // its buyer died while the store took a ticket for it
        }
        if (purchase.hasChanged()) {
            writesEnded++;
            written.set(left);
            lastWriteBegan = Math.max(lastWriteBegan, purchase.changeBegan());
        }
    }

    private void checkRead(Attempt attempt) {
        int value = attempt.purchase().value();
        if (value == 0 && wentOn(attempt.purchase())) {
            findings.add(
                    FindingKind.STORE_MISMATCH,
                    null,
                    List.of(attempt),
                    () -> attempt.buyer() + " read 0 and went on to sell seat 0; the last seat there is has number 1.");
        }
        if (value == PurchaseRecord.NOTHING || value == tickets) {
            return;
        }
        long firstWritten = value > tickets ? Long.MAX_VALUE : firstWriteOf[value];
        // Without a stamp, its buyer was killed between reading the count and writing down when.
        boolean timed = commonClock && attempt.purchase().readEnd() != 0;
        long known = timed ? attempt.purchase().readEnd() : Long.MAX_VALUE - 1;
        if (firstWritten > known && !explainedByTheDead(value)) {
            findings.add(
                    FindingKind.STORE_MISMATCH,
                    null,
                    List.of(attempt),
                    () -> attempt.buyer() + " read " + value + ", which nobody had written"
                            + (firstWritten == Long.MAX_VALUE ? "." : " by then."));
        }
    }

    private static boolean wentOn(PurchaseRecord purchase) {
        return purchase.hasBegun(Step.WRITE)
                || purchase.hasBegun(Step.COMPARE_AND_SET)
                || purchase.hasBegun(Step.RECORD);
    }

    /**
     * Whether a buyer that died can have written this count: each of them only one, and only after one more was written,
     * which was the seat that it took.
     */
    private boolean explainedByTheDead(int value) {
        if (writtenByTheDead.contains(value)) {
            return true;
        }
        if (value >= tickets || writtenByTheDead.size() >= writesOfNobodyKnowsWhat) {
            return false;
        }
        writtenByTheDead.add(value);
        int taken = value + 1;
        return taken == tickets || firstWriteOf[taken] != Long.MAX_VALUE || explainedByTheDead(taken);
    }

    private void checkRemaining(int last) {
        if (lostUpdates(last) > 0) {
            findings.add(
                    FindingKind.LOST_UPDATE,
                    null,
                    List.of(),
                    firstSameReads(),
                    () -> EvidenceWords.count(lostUpdates(last), "update") + " lost: buyers wrote "
                            + EvidenceWords.count(writesEnded, "new count") + ", but " + whatBecameOfThem(last));
        }
        if (!mayBeLast(last)) {
            findings.add(
                    FindingKind.STORE_MISMATCH,
                    null,
                    List.of(),
                    "The store says that " + last + " of " + EvidenceWords.count(tickets, "ticket")
                            + (last == 1 ? " is" : " are") + " left, but no buyer's last write left that.");
        }
    }

    private String whatBecameOfThem(int last) {
        String purchaseKind = ", from " + tickets + " to " + last + ".";
        if (last >= tickets) {
            return "the count never fell" + purchaseKind;
        }
        int fell = tickets - last;
        return writesEnded - fell == lostUpdates(last)
                ? "the count fell by " + fell + " only" + purchaseKind
                : "only " + survivors(last) + " of them can be " + (survivors(last) == 1 ? "a step" : "steps")
                        + " of its way" + purchaseKind;
    }

    /** Of the first count that several read and wrote one less of, these purchases, by the time of reading. */
    private List<Attempt> firstSameReads() {
        BitSet once = new BitSet();
        int first = 0;
        for (Attempt attempt : attempts) {
            int value = attempt.purchase().value();
            if (attempt.purchase().hasChanged() && once.get(value)) {
                first = Math.max(first, value);
            } else if (attempt.purchase().hasChanged()) {
                once.set(value);
            }
        }
        int value = first;
        return attempts.stream()
                .filter(attempt ->
                        attempt.purchase().hasChanged() && attempt.purchase().value() == value)
                .sorted(Comparator.comparingLong(attempt -> attempt.purchase().readEnd()))
                .toList();
    }

    /** Whether some write of this count can have been the last one. */
    private boolean mayBeLast(int last) {
        if (last == tickets && writesEnded == 0) {
            return true;
        }
        if (last < tickets && firstWriteOf[last] == Long.MAX_VALUE) {
            return explainedByTheDead(last);
        }
        if (last < tickets && writtenByTheDead.size() < writesOfNobodyKnowsWhat) {
            return true; // one of the dead may have written it once more
        }
        return attempts.stream()
                .map(Attempt::purchase)
                .filter(purchase -> purchase.mayHaveChanged() && purchase.value() - 1 == last)
                .anyMatch(purchase -> !commonClock || purchase.written() == 0 || purchase.written() >= lastWriteBegan);
    }

    private int lostUpdates(int last) {
        return writesEnded - survivors(last);
    }

    /** How many of the writes that ended are on the count's way from all tickets down to this. */
    private int survivors(int last) {
        return last >= tickets ? 0 : written.get(last, tickets).cardinality();
    }

    /** Writes that ended and are not on the surviving chain; null if the count is not known. */
    @Nullable
    Integer lostUpdates() {
        return remaining == null ? null : lostUpdates(remaining);
    }
}

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

/**
 * Does the count's story hold? Every count that was read must have been written before, the last count must be one that
 * nobody wrote over, and it must have fallen by one for each write: else updates were lost.
 */
final class CountCheck {

    private final int tickets;
    private final @Nullable Integer remaining;
    private final List<Attempt> attempts;
    private final boolean commonClock;
    private final Findings findings;
    private final long[] firstWriteOf;
    private final Set<Integer> writtenByTheDead = new HashSet<>();
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
        int written = purchase.value() - 1;
        if (written >= 0 && written <= tickets) {
            firstWriteOf[written] = Math.min(firstWriteOf[written], purchase.changeBegan());
        }
        if (purchase.value() == PurchaseRecord.NOTHING) {
            writesOfNobodyKnowsWhat++; // its buyer died while the store took a ticket for it
        }
        if (purchase.written() != 0) {
            writesEnded++;
            lastWriteBegan = Math.max(lastWriteBegan, purchase.changeBegan());
        }
    }

    private void checkRead(Attempt attempt) {
        int value = attempt.purchase().value();
        if (value == PurchaseRecord.NOTHING || value == tickets) {
            return;
        }
        long firstWritten = value > tickets ? Long.MAX_VALUE : firstWriteOf[value];
        // Without a stamp, its buyer was killed between reading the count and writing down when.
        boolean timed = commonClock && attempt.purchase().readEnd() != 0;
        long known = timed ? attempt.purchase().readEnd() : Long.MAX_VALUE - 1;
        if (firstWritten == Long.MAX_VALUE && explainedByTheDead(value)) {
            return;
        }
        if (firstWritten > known) {
            findings.add(
                    FindingKind.STORE_MISMATCH,
                    null,
                    List.of(attempt),
                    () -> attempt.buyer() + " read " + value + ", which nobody had written"
                            + (firstWritten == Long.MAX_VALUE ? "." : " by then."));
        }
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
            String fell = last >= tickets ? "never fell" : "fell by " + (tickets - last) + " only";
            findings.add(
                    FindingKind.LOST_UPDATE,
                    null,
                    List.of(),
                    firstSameReads(),
                    () -> Words.count(lostUpdates(last), "update") + " lost: buyers wrote "
                            + Words.count(writesEnded, "new count") + ", but the count " + fell + ", from "
                            + tickets + " to " + last + ".");
        }
        if (!mayBeLast(last)) {
            findings.add(
                    FindingKind.STORE_MISMATCH,
                    null,
                    List.of(),
                    "The store says that " + last + " of " + Words.count(tickets, "ticket")
                            + (last == 1 ? " is" : " are") + " left, but no buyer's last write left that.");
        }
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
        if (firstWriteOf[Math.min(last, tickets)] == Long.MAX_VALUE && explainedByTheDead(last)) {
            return true;
        }
        return attempts.stream()
                .map(Attempt::purchase)
                .filter(purchase -> purchase.mayHaveChanged() && purchase.value() - 1 == last)
                .anyMatch(purchase -> !commonClock || purchase.written() == 0 || purchase.written() >= lastWriteBegan);
    }

    private int lostUpdates(int last) {
        int surviving = Math.max(0, tickets - last);
        return Math.max(0, writesEnded - surviving);
    }

    /** Writes that are not on the surviving chain; null if the count is not known. */
    @Nullable
    Integer lostUpdates() {
        return remaining == null ? null : lostUpdates(remaining);
    }
}

package ticketrace.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/**
 * Are all counts explained? A buyer must have written each count before another buyer read it. No buyer may have
 * written over the last count. And each write must be one step of the count from all tickets down to the count at the
 * end: otherwise updates were lost.
 *
 * <p>Each step down is one write. So if several writes followed the same count, all but one are lost; a write of a
 * count below the count at the end is lost, too. A write that ended counts, even if its buyer died later.
 */
final class CountCheck {

    private final int tickets;
    private final List<Attempt> attempts;
    private final @Nullable Clocks clocks;
    private final Findings findings;
    private final long[] firstWriteOf;
    private final Set<Integer> writtenByDeadBuyers = new HashSet<>();
    private final BitSet written = new BitSet();
    private int writesEnded;
    private int writesOfUnknownCount;

    /** The attempts that wrote each count; used if clocks are known only within bounds. */
    private final Map<Integer, List<Attempt>> writersOf = new HashMap<>();

    private final @Nullable MomentOfEach lastWrites;
    private boolean doubted;

    private CountCheck(int tickets, List<Attempt> attempts, @Nullable Clocks clocks, Findings findings) {
        this.tickets = tickets;
        this.attempts = attempts;
        this.clocks = clocks;
        this.lastWrites = clocks == null ? null : MomentOfEach.last(clocks);
        this.findings = findings;
        this.firstWriteOf = new long[tickets + 1];
        Arrays.fill(firstWriteOf, Long.MAX_VALUE);
    }

    /**
     * Checks all attempts of a race, and adds a finding for each count that is not explained.
     *
     * @param clocks the clocks of the buyers; null if nothing is known about them
     * @return the number of lost updates: writes that ended and are no step of the count; null if the count at the end
     *     is not known
     */
    static @Nullable Integer check(
            RaceHistory race, List<Attempt> attempts, @Nullable Clocks clocks, Findings findings) {
        CountCheck check = new CountCheck(race.tickets(), attempts, clocks, findings);
        attempts.forEach(check::noteWrite);
        attempts.forEach(check::checkRead);
        Integer remaining = race.end().remaining();
        if (remaining != null) {
            check.checkRemaining(remaining);
            return check.lostUpdates(remaining);
        }
        if (race.end().damage().isEmpty()) {
            findings.add(
                    FindingKind.STORE_MISMATCH,
                    null,
                    List.of(),
                    "The count that the store held at the end is missing.");
        }
        return null;
    }

    private void noteWrite(Attempt attempt) {
        PurchaseRecord purchase = attempt.purchase();
        if (!purchase.mayHaveChanged()) {
            return;
        }
        int left = purchase.value() - 1;
        if (left >= 0 && left <= tickets) {
            firstWriteOf[left] = Math.min(firstWriteOf[left], purchase.changeBegan());
            if (clocks != null && !clocks.areOne()) {
                writersOf.computeIfAbsent(left, count -> new ArrayList<>(1)).add(attempt);
            }
        }
        if (purchase.value() == PurchaseRecord.NOTHING) {
            writesOfUnknownCount++; // its buyer died in TAKE, before it recorded the seat
        }
        if (purchase.hasChanged()) {
            writesEnded++;
            written.set(left);
            if (lastWrites != null) {
                lastWrites.add(attempt, purchase.changeBegan());
            }
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
        // The stamp is zero if the buyer was killed after it read the count and before it recorded the time.
        long readEnd = attempt.purchase().readEnd();
        Answer tooEarly = firstWritten == Long.MAX_VALUE
                ? Answer.YES
                : readEnd == 0 ? Answer.NO : wasBeforeAllWrites(attempt, readEnd, value);
        if (tooEarly == Answer.YES && !explainedByDeadBuyers(value)) {
            findings.add(
                    FindingKind.STORE_MISMATCH,
                    null,
                    List.of(attempt),
                    () -> attempt.buyer() + " read " + value + ", which nobody had written"
                            + (firstWritten == Long.MAX_VALUE ? "." : " by then."));
        }
    }

    /** Whether the read of this count ended before any write of it began. */
    private Answer wasBeforeAllWrites(Attempt attempt, long readEnd, int value) {
        if (clocks == null) {
            return Answer.NO;
        }
        if (clocks.areOne()) {
            return readEnd < firstWriteOf[value] ? Answer.YES : Answer.NO;
        }
        Attempt doubtful = null;
        for (Attempt writer : writersOf.getOrDefault(value, List.of())) {
            Answer answer =
                    clocks.isBefore(attempt, readEnd, writer, writer.purchase().changeBegan());
            if (answer == Answer.NO) {
                return Answer.NO;
            }
            doubtful = answer == Answer.CANNOT_BE_TOLD ? writer : doubtful;
        }
        if (doubtful == null) {
            return Answer.YES;
        }
        if (writesOfUnknownCount == 0) {
            doubt(attempt, doubtful, attempt.buyer() + " read " + value + " before " + doubtful.buyer() + " wrote it");
        }
        return Answer.CANNOT_BE_TOLD;
    }

    private void doubt(Attempt one, Attempt other, String what) {
        if (!doubted) {
            doubted = true;
            findings.addDoubt(one, other, what);
        }
    }

    private static boolean wentOn(PurchaseRecord purchase) {
        return purchase.hasBegun(Step.WRITE)
                || purchase.hasBegun(Step.COMPARE_AND_SET)
                || purchase.hasBegun(Step.RECORD);
    }

    /**
     * Whether a buyer that died can have written this count. Each such buyer wrote at most one count, and only if some
     * buyer had written the count above it, which is the seat that it took.
     */
    private boolean explainedByDeadBuyers(int value) {
        if (writtenByDeadBuyers.contains(value)) {
            return true;
        }
        if (value >= tickets || writtenByDeadBuyers.size() >= writesOfUnknownCount) {
            return false;
        }
        writtenByDeadBuyers.add(value);
        int taken = value + 1;
        return taken == tickets || firstWriteOf[taken] != Long.MAX_VALUE || explainedByDeadBuyers(taken);
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
                            + (last == 1 ? " is" : " are") + " left, but no buyer wrote that count last.");
        }
    }

    private String whatBecameOfThem(int last) {
        String range = ", from " + tickets + " to " + last + ".";
        if (last >= tickets) {
            return "the count never fell" + range;
        }
        int fell = tickets - last;
        return writesEnded - fell == lostUpdates(last)
                ? "the count fell by " + fell + " only" + range
                : "only " + EvidenceWords.count(survivors(last), "write") + " lowered the count" + range;
    }

    /**
     * The purchases that read the same count and each wrote one less, in the order of reading; for the highest such
     * count.
     */
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

    /** Whether a write of this count can have been the last write of the race. */
    private boolean mayBeLast(int last) {
        if (last == tickets && writesEnded == 0) {
            return true;
        }
        if (last < tickets && firstWriteOf[last] == Long.MAX_VALUE) {
            return explainedByDeadBuyers(last);
        }
        if (last < tickets && writtenByDeadBuyers.size() < writesOfUnknownCount) {
            return true; // a buyer that died may have written it once more
        }
        Attempt doubtful = null;
        Attempt other = null;
        for (Attempt attempt : attempts) {
            PurchaseRecord purchase = attempt.purchase();
            if (!purchase.mayHaveChanged() || purchase.value() - 1 != last) {
                continue;
            }
            if (lastWrites == null || purchase.written() == 0) {
                return true;
            }
            MomentOfEach.Found later = lastWrites.anyAfter(attempt, purchase.written());
            if (later.answer() == Answer.NO) {
                return true;
            }
            if (later.answer() == Answer.CANNOT_BE_TOLD) {
                doubtful = attempt;
                other = later.attempt();
            }
        }
        if (doubtful == null || other == null) {
            return false;
        }
        doubt(
                doubtful,
                other,
                doubtful.buyer() + " left the " + last + " that the store holds before " + other.buyer()
                        + " began to write another count");
        return true;
    }

    private int lostUpdates(int last) {
        return writesEnded - survivors(last);
    }

    /** How many of the writes that ended are steps of the count from all tickets down to this count. */
    private int survivors(int last) {
        return last >= tickets ? 0 : written.get(last, tickets).cardinality();
    }
}

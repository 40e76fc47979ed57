package ticketrace.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * The part of {@link ChainCheck} that compares stamps, for clocks that are known only within bounds: did a step end
 * before another step began that has an earlier place in the chain of counts? It compares each pair of steps
 * separately.
 *
 * <p>If several buyers may have made a change, because one of them died in it, the change has no begin here. So a
 * contradiction holds whichever buyer made the change.
 */
final class DistantChainCheck {

    private final boolean atCommit;
    private final Findings findings;
    private final Map<Integer, List<Attempt>> reads = new HashMap<>();
    private final Map<Integer, List<Attempt>> changes = new HashMap<>();
    private final MomentOfEach changesBegan;
    private boolean anyOfUnknownSeat;
    private boolean doubted;

    /**
     * Takes the attempts of a race.
     *
     * @param atCommit whether a change stood only after its RELEASE had ended
     */
    DistantChainCheck(List<Attempt> attempts, Clocks clocks, boolean atCommit, Findings findings) {
        this.atCommit = atCommit;
        this.findings = findings;
        this.changesBegan = MomentOfEach.last(clocks);
        for (Attempt attempt : attempts) {
            boolean mayHaveChanged = attempt.purchase().mayHaveChanged();
            if (attempt.seat() == PurchaseRecord.NOTHING) {
                anyOfUnknownSeat |= mayHaveChanged;
                continue;
            }
            add(reads, attempt);
            if (mayHaveChanged) {
                add(changes, attempt);
            }
        }
    }

    private static void add(Map<Integer, List<Attempt>> byCount, Attempt attempt) {
        byCount.computeIfAbsent(attempt.seat(), count -> new ArrayList<>(1)).add(attempt);
    }

    /** Whether some order of the steps explains the counts; true, with a doubt added, if the clocks cannot tell. */
    boolean isExplained(int tickets, int left) {
        for (int count = tickets; count >= left; count--) {
            for (Attempt read : reads.getOrDefault(count, List.of())) {
                if (contradicts(read, read.purchase().readEnd(), "read " + count)) {
                    return false;
                }
            }
            Attempt change = count == left ? null : changeOf(count);
            if (change != null) {
                if (contradicts(change, changeEnd(change), "took seat " + count + " out of the count")) {
                    return false;
                }
                changesBegan.add(change, change.purchase().changeBegan());
            }
        }
        return true;
    }

    /** The change of this count; null if several changes are possible. */
    private @Nullable Attempt changeOf(int count) {
        List<Attempt> all = changes.getOrDefault(count, List.of());
        for (Attempt change : all) {
            if (change.purchase().hasChanged()) {
                return change;
            }
        }
        return all.size() == 1 && !anyOfUnknownSeat ? all.get(0) : null;
    }

    private long changeEnd(Attempt change) {
        PurchaseRecord purchase = change.purchase();
        long end = atCommit ? purchase.end(Step.RELEASE) : purchase.written();
        return purchase.hasChanged() ? end : 0;
    }

    /** Whether this step ended before a change began that has an earlier place in the chain. */
    private boolean contradicts(Attempt early, long ended, String whatItDid) {
        MomentOfEach.Found found = changesBegan.anyAfter(early, ended == 0 ? Long.MAX_VALUE : ended);
        Attempt late = found.attempt();
        if (late == null) {
            return false;
        }
        String says = early.buyer() + " " + whatItDid + " before " + late.buyer() + " began to take seat " + late.seat()
                + " out of the count";
        if (found.answer() == Answer.YES) {
            findings.add(
                    FindingKind.OUT_OF_ORDER,
                    null,
                    List.of(early, late),
                    () -> "No order of the steps explains them all: " + says + ".");
            return true;
        }
        if (!doubted) {
            doubted = true;
            findings.addDoubt(early, late, says);
        }
        return false;
    }
}

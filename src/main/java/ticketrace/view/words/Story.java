package ticketrace.view.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.history.Step;
import ticketrace.input.Printable;
import ticketrace.run.Fault;
import ticketrace.run.FaultOutcome;
import ticketrace.run.RaceResult;

/** Describes a race in one or two sentences, with a real example from its evidence. */
public final class Story {

    /** The findings that make the best examples, the best first. */
    private static final List<FindingKind> TELLING = List.of(
            FindingKind.DOUBLE_BOOKED,
            FindingKind.STORE_MISMATCH,
            FindingKind.VANISHED,
            FindingKind.OUT_OF_ORDER,
            FindingKind.LOST_UPDATE,
            FindingKind.OVERLAP,
            FindingKind.BUYER_DIED,
            FindingKind.HISTORY_OPEN,
            FindingKind.CLOCK_SKEW,
            FindingKind.ORDER_UNKNOWN,
            FindingKind.HISTORY_OFF);

    /** The sentence for a race that asked for a kill that did not happen. */
    public static final String NO_KILL =
            "No buyer was killed: the race was over before one stood between WRITE and RECORD.";

    private Story() {}

    /** The description of a race. */
    public static String of(RaceResult result) {
        Judgement judgement = result.judgement();
        String killed = result.killed();
        String kill = killed != null ? ofKills(result) + " " : "";
        kill += PauseStory.of(result).stream().map(line -> line + " ").collect(Collectors.joining());
        kill += ofMissedFaults(result).stream().map(line -> line + " ").collect(Collectors.joining());
        Optional<Finding> example = example(judgement, result.allKilled());
        if (example.isPresent()) {
            return kill + example.get().says();
        }
        return killed == null ? kill + ofSuccess(result) : kill.strip();
    }

    /**
     * The finding that tells most of what went wrong, if anything did.
     *
     * @param killed the buyers whose death is no finding, because it was asked for
     */
    public static Optional<Finding> example(Judgement judgement, Collection<String> killed) {
        return TELLING.stream()
                .flatMap(kind -> example(kind, judgement, killed).stream())
                .findFirst();
    }

    private static Optional<Finding> example(FindingKind kind, Judgement judgement, Collection<String> killed) {
        boolean isDeath = kind == FindingKind.BUYER_DIED || kind == FindingKind.HISTORY_OPEN;
        return judgement.findings().stream()
                .filter(finding -> finding.kind() == kind && finding.effect() != FindingKind.Effect.NOTES)
                .filter(finding -> finding.count() == 1)
                .filter(finding -> !isDeath || !killed.containsAll(finding.buyers()))
                .min(Comparator.comparingInt(Story::length));
    }

    /** Sorts examples: two buyers make the clearest example; a single buyer shows no race and comes last. */
    private static int length(Finding finding) {
        int buyers = finding.buyers().size();
        return buyers < 2 ? Integer.MAX_VALUE : buyers;
    }

    /** The sentences about the requested kills and about the other buyers. */
    public static String ofKills(RaceResult result) {
        return Printable.spelledOut(KillStory.of(result));
    }

    /**
     * One sentence for each requested fault that did not happen.
     *
     * @return the sentences; empty if all requested faults happened
     */
    public static List<String> ofMissedFaults(RaceResult result) {
        List<FaultOutcome> faults = result.casualties().faults();
        boolean nobodyKilled = result.killed() == null && result.history().killAsked();
        if (nobodyKilled && (faults.isEmpty() || (faults.size() == 1 && isBeforeRecord(faults.get(0))))) {
            return List.of(NO_KILL);
        }
        return faults.stream()
                .filter(FaultOutcome::isMissed)
                .map(fault -> "The fault '" + fault.fault() + "' did not happen.")
                .toList();
    }

    private static boolean isBeforeRecord(FaultOutcome fault) {
        return fault.isMissed()
                && fault.fault().target() instanceof Fault.Holder
                && fault.fault().moment().step() == Step.RECORD;
    }

    private static String ofSuccess(RaceResult result) {
        Judgement judgement = result.judgement();
        String sold = judgement.sold() == 1
                ? "the one seat was sold once"
                : Numbers.count(judgement.sold(), "seat") + " sold, each once and in order";
        if (Boolean.FALSE.equals(judgement.contended())) {
            return sold + ", but no two purchases overlapped in time: that proves nothing.";
        }
        if (judgement.fenced() > 0) {
            return sold + "; " + Numbers.count(judgement.fenced(), "time")
                    + " the store refused a buyer whose grant was not the newest any more, and it tried again.";
        }
        if (judgement.retries() > 0) {
            return sold + "; " + Numbers.count(judgement.retries(), "time")
                    + " another buyer was faster, and the purchase was tried again.";
        }
        if (hasBegun(result, Step.TAKE)) {
            return sold + "; each was taken in one step, and nobody can come in between.";
        }
        if (hasBegun(result, Step.COMPARE_AND_SET)) {
            return sold + "; this time nobody changed the count between another's reading and writing.";
        }
        if (judgement.waiting() == null) {
            return sold + "; this time nobody read what another was about to write.";
        }
        return sold + "; the longest anybody waited for the guard was "
                + Numbers.micros(judgement.waiting().max()) + ".";
    }

    private static boolean hasBegun(RaceResult result, Step step) {
        return result.history().buyers().stream()
                .flatMap(buyer -> buyer.purchases().stream())
                .anyMatch(purchase -> purchase.hasBegun(step));
    }
}

package ticketrace.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ticketrace.run.Fault;
import ticketrace.run.LauncherEvidence;

/**
 * Carries out the faults of a race or of a schedule. It records each fault in the evidence before it carries it out,
 * because a kill without a record would look like an accident. For one thread.
 *
 * <p>If the launcher dies between the two, the evidence names a buyer that the launcher did not kill or stop.
 */
public final class FaultLedger {

    /** In the place of the number of a record, if there is none. */
    static final int NOT_DONE = -1;

    private final LauncherEvidence evidence;
    private final List<LauncherEvidence.DoneFault> done = new ArrayList<>();

    /** Stops a process. */
    interface Stop {

        /** Returns whether it was still there. */
        boolean run() throws IOException;
    }

    public FaultLedger(LauncherEvidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Records the fault and its buyer, then kills the buyer.
     *
     * @throws IOException if it cannot write the record; the message names the file, and the buyer is not killed
     */
    public void carryOut(Fault fault, String buyer, Runnable kill) throws IOException {
        record(new LauncherEvidence.DoneFault(fault, buyer));
        kill.run();
    }

    /**
     * Records the pause and its buyer, then stops the buyer. If the buyer had ended, takes the record back.
     *
     * @return the number of the record, for {@link #hasEnded}; {@link #NOT_DONE} if the buyer had ended
     * @throws IOException if it cannot write the record, or stop the buyer
     */
    int carryOutPause(Fault fault, String buyer, Stop stop) throws IOException {
        record(new LauncherEvidence.DoneFault(fault, buyer, System.nanoTime(), 0));
        if (!stop.run()) {
            done.remove(done.size() - 1);
            evidence.writeDone(done);
            return NOT_DONE;
        }
        return done.size() - 1;
    }

    /** Records a fault that lasts the whole race. */
    void begin(Fault fault, String buyers) throws IOException {
        record(new LauncherEvidence.DoneFault(fault, buyers, System.nanoTime(), 0));
    }

    /** Records that the buyer of a pause goes on. */
    void hasEnded(int pause) throws IOException {
        LauncherEvidence.DoneFault begun = done.get(pause);
        done.set(
                pause,
                new LauncherEvidence.DoneFault(begun.fault(), begun.buyer(), begun.fromNanos(), System.nanoTime()));
        evidence.writeDone(done);
    }

    private void record(LauncherEvidence.DoneFault next) throws IOException {
        List<LauncherEvidence.DoneFault> all = new ArrayList<>(done);
        all.add(next);
        evidence.writeDone(all);
        done.add(next);
    }

    /** Those of the planned faults that it has not carried out. */
    public List<Fault> left(List<Fault> planned) {
        List<Fault> left = new ArrayList<>(planned);
        done.forEach(each -> left.remove(each.fault()));
        return left;
    }

    /** The names of all buyers that it has killed. */
    Set<String> killed() {
        return done.stream()
                .filter(each -> each.fault() instanceof Fault.Kill)
                .map(LauncherEvidence.DoneFault::buyer)
                .collect(Collectors.toSet());
    }

    /** Deletes the record of all faults, because the race begins again. */
    public void clear() throws IOException {
        if (!done.isEmpty()) {
            done.clear();
            evidence.forgetDone();
        }
    }
}

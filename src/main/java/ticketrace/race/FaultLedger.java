package ticketrace.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ticketrace.run.Fault;
import ticketrace.run.LauncherEvidence;

/**
 * Carries faults out, each written down before it happens: what nobody wrote down would look like an accident. Of a free
 * race and a stepped one. One thread.
 *
 * <p>If the process dies between the two, the evidence names a victim that lived.
 */
public final class FaultLedger {

    private final LauncherEvidence evidence;
    private final List<LauncherEvidence.DoneFault> done = new ArrayList<>();

    public FaultLedger(LauncherEvidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Writes down that this is done to that buyer, and kills it.
     *
     * @throws IOException if it cannot be written down; the message names the file, and nobody is killed
     */
    public void carryOut(Fault fault, String buyer, Runnable kill) throws IOException {
        done.add(new LauncherEvidence.DoneFault(fault.toString(), buyer));
        evidence.writeDone(done);
        kill.run();
    }

    /** All buyers to whom something was done. */
    Set<String> victims() {
        return done.stream().map(LauncherEvidence.DoneFault::buyer).collect(Collectors.toSet());
    }

    /** The race begins again, with nothing done to anybody. */
    public void clear() throws IOException {
        if (!done.isEmpty()) {
            done.clear();
            evidence.forgetDone();
        }
    }
}

package ticketrace.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.launch.Pauser;
import ticketrace.run.Fault;

/**
 * Stops buyers (SIGSTOP) and lets them go on (SIGCONT): for a look, or for a pause that is a fault. Only the launcher's
 * thread uses it. If the launcher dies, no buyer stays stopped: see {@link Pauser}.
 */
final class Pauses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pauses.class);

    private final FaultLedger ledger;
    private final List<Running> running = new ArrayList<>();
    private @Nullable Pauser pauser;

    /**
     * A pause that is not over.
     *
     * @param entry the number of its record in the ledger
     */
    private record Running(RunningBuyer buyer, int entry, long untilNanos) {}

    Pauses(FaultLedger ledger) {
        this.ledger = ledger;
    }

    /** Makes ready to stop buyers, so that a stop does not have to wait for it. */
    void prepare() throws IOException {
        pauser();
    }

    /** Stops the buyer for a look; returns false if it has ended. {@link #letGo} lets it go on. */
    boolean stop(RunningBuyer buyer) throws IOException {
        return isPaused(buyer) || pauser().pause(buyer.info().pid());
    }

    /** Lets the buyer go on after a look, if it lives; but not if a pause of it is not over. */
    void letGo(RunningBuyer buyer) throws IOException {
        if (!isPaused(buyer)) {
            pauser().resume(buyer.info().pid());
        }
    }

    private boolean isPaused(RunningBuyer buyer) {
        return running.stream().anyMatch(each -> each.buyer == buyer);
    }

    /**
     * Records the pause in the ledger, and stops the buyer until {@link #resumeDue} finds that its time is over.
     *
     * @return whether the buyer was there to be stopped
     * @throws IOException if the buyer cannot be stopped, or the ledger cannot record it
     */
    boolean begin(Fault.Pause pause, RunningBuyer buyer) throws IOException {
        int entry = ledger.carryOutPause(
                pause, buyer.name(), () -> pauser().pause(buyer.info().pid()));
        if (entry == FaultLedger.NOT_DONE) {
            return false;
        }
        running.add(new Running(buyer, entry, System.nanoTime() + pause.length().toNanos()));
        return true;
    }

    /** The time until the next pause is over; {@link Long#MAX_VALUE} if there is none. */
    long nanosToNext() {
        return running.stream()
                .mapToLong(each -> Math.max(0, each.untilNanos - System.nanoTime()))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Lets those buyers go on whose pauses are over; returns them. */
    List<RunningBuyer> resumeDue() {
        return end(running.stream()
                .filter(each -> System.nanoTime() - each.untilNanos >= 0)
                .toList());
    }

    /** Lets all buyers go on that it has paused; returns them. */
    List<RunningBuyer> resumeAll() {
        return end(List.copyOf(running));
    }

    private List<RunningBuyer> end(List<Running> over) {
        over.forEach(this::end);
        return over.stream().map(Running::buyer).toList();
    }

    private void end(Running pause) {
        running.remove(pause);
        try {
            if (pause.buyer.isAlive() && !isPaused(pause.buyer)) { // it may be done with its race by now
                pauser().resume(pause.buyer.info().pid());
            }
            ledger.hasEnded(pause.entry);
        } catch (IOException e) { // the shell that sends signals lets the buyer go on when it ends
            LOG.warn("{}", e.getMessage());
        }
    }

    private Pauser pauser() throws IOException {
        if (pauser == null) {
            pauser = Pauser.start();
        }
        return pauser;
    }

    @Override
    public void close() {
        resumeAll();
        if (pauser != null) {
            pauser.close();
        }
    }
}

package ticketrace.trap;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ticketrace.guard.Anomaly;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Isolation;
import ticketrace.store.Traits;
import ticketrace.store.TransactionalStore;

/** {@code trap:unlock-before-commit}: the lock is given back before the transaction commits. */
public final class UnlockBeforeCommit implements Trap {

    private static final Isolation LEVEL = Isolation.READ_COMMITTED;

    @Override
    public String name() {
        return PREFIX + "unlock-before-commit";
    }

    @Override
    public Story story() {
        return new Story(
                "redisson/redisson issue 2183 (2019)",
                "A lock around the business code, inside a method that is one transaction.",
                "The lock is given back when the code ends. The transaction commits later, and meanwhile the next holder reads the old count.",
                "The lock costs its time, and updates are lost as without it.",
                "It commits first, and then gives the lock back.");
    }

    @Override
    public String store() {
        return "h2";
    }

    @Override
    public Set<Anomaly> shows() {
        return EnumSet.of(Anomaly.OVERSOLD, Anomaly.DOUBLE_BOOKED);
    }

    @Override
    public List<Isolation> levels() {
        return List.of(LEVEL);
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("its author believed so").andAllOrNothing();
    }

    @Override
    public SteppableGuard mended() {
        return new CommitBeforeUnlock();
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        TransactionalStore transactional = (TransactionalStore) buyer.store();
        transactional.isolate(LEVEL);
        TrapLockFile file = new TrapLockFile(buyer.folder(), "unlock-before-commit", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                file.open();
                return file.lock();
            }

            @Override
            public void giveBack() throws IOException {
                file.unlock();
                buyer.steps().before("COMMIT");
                transactional.commit();
            }

            @Override
            public void breakOff() throws IOException {
                transactional.rollback();
            }
        });
    }
}

package ticketrace.trap;

import java.io.IOException;
import java.util.List;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Isolation;
import ticketrace.store.Traits;
import ticketrace.store.TransactionalStore;

/** {@code mended:commit-before-unlock}: the lock is given back after the transaction has committed. */
public final class CommitBeforeUnlock implements SteppableGuard {

    private static final Isolation LEVEL = Isolation.READ_COMMITTED;

    @Override
    public String name() {
        return Trap.MENDED_PREFIX + "commit-before-unlock";
    }

    @Override
    public String explanation() {
        return "A record lock around a transaction: COMMIT first, then UNLOCK.";
    }

    @Override
    public String onCrash() {
        return "The database undoes the open transaction, and the kernel frees the lock.";
    }

    @Override
    public List<Isolation> levels() {
        return List.of(LEVEL);
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("the next holder comes in when everything is committed")
                .andAllOrNothing();
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        TransactionalStore transactional = (TransactionalStore) buyer.store();
        transactional.isolate(LEVEL);
        TrapLockFile file = new TrapLockFile(buyer.folder(), "commit-before-unlock", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                file.open();
                return file.lock();
            }

            @Override
            public void giveBack() throws IOException {
                buyer.steps().before("COMMIT");
                transactional.commit();
                file.unlock();
            }

            @Override
            public void breakOff() throws IOException {
                transactional.rollback();
            }
        });
    }
}

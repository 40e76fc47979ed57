package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Traits;

/**
 * {@code mended:name-checked-lock}: a record lock on a file that the holder deletes; each new holder checks the name.
 */
public final class NameCheckedLock implements SteppableGuard {

    @Override
    public String name() {
        return Trap.MENDED_PREFIX + "name-checked-lock";
    }

    @Override
    public String explanation() {
        return "A record lock on a file that its holder deletes; each new holder checks that the name still leads to that file.";
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("a lock counts only on the file to which the name leads");
    }

    @Override
    public String onCrash() {
        return "The kernel takes the lock from a dead process, and the next one gets it.";
    }

    @Override
    public CriticalSection open(Opening buyer) {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "name-checked-lock", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            private long inode;

            @Override
            public boolean take() throws IOException {
                inode = file.open();
                return file.lock() && file.isStillThere(inode);
            }

            @Override
            public void giveBack() throws IOException {
                file.delete("UNLINK");
                file.unlock();
            }
        });
    }
}

package ticketrace.trap;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.lock.LockSteps;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;
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
    public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation, LockSteps steps) {
        TrapLockFile file = new TrapLockFile(folder, "name-checked-lock", steps);
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

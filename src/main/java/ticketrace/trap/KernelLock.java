package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Traits;

/** {@code mended:kernel-lock}: a record lock on a file that no process deletes or replaces. */
public final class KernelLock implements SteppableGuard {

    @Override
    public String name() {
        return Trap.MENDED_PREFIX + "kernel-lock";
    }

    @Override
    public String explanation() {
        return "A record lock on a file that no process deletes, replaces or opens a second time.";
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("the kernel gives the lock of a file to one process");
    }

    @Override
    public String onCrash() {
        return "The kernel takes the lock from a dead process, and the next one gets it.";
    }

    @Override
    public CriticalSection open(Opening buyer) {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "kernel-lock", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                file.open();
                return file.lock();
            }

            @Override
            public void giveBack() throws IOException {
                file.unlock();
            }
        });
    }
}

package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Traits;

/** {@code mended:pid-in-the-locked-file}: a record lock on a file into which the holder writes its pid. */
public final class PidInTheLockedFile implements SteppableGuard {

    @Override
    public String name() {
        return Trap.MENDED_PREFIX + "pid-in-the-locked-file";
    }

    @Override
    public String explanation() {
        return "A record lock; its holder writes its pid into the locked file.";
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
        TrapLockFile file = new TrapLockFile(buyer.folder(), "pid-in-the-locked-file", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                file.open();
                if (!file.lock()) {
                    return false;
                }
                file.writePid();
                return true;
            }

            @Override
            public void giveBack() throws IOException {
                file.unlock();
            }
        });
    }
}

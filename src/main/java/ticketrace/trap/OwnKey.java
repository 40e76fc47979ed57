package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.launch.OwnPid;

/** {@code trap:own-key}: a part of the lock's name is different in each process. */
public final class OwnKey implements Trap {

    @Override
    public String name() {
        return PREFIX + "own-key";
    }

    @Override
    public Story story() {
        return new Story(
                "a booking site whose lock had the name of the customer in its key",
                "A lock with the name of the customer in it keeps customers apart.",
                "Each process locks a file of its own, so the lock keeps no process out.",
                "One seat goes to two customers.",
                "The lock has the name of what it protects.");
    }

    @Override
    public SteppableGuard mended() {
        return new KernelLock();
    }

    @Override
    public CriticalSection open(Opening buyer) {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "own-key.@" + OwnPid.get(), buyer.steps());
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

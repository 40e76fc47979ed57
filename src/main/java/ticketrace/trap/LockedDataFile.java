package ticketrace.trap;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.lock.LockSteps;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;

/** {@code trap:locked-data-file}: the lock is on the data file, and saving replaces the data file. */
public final class LockedDataFile implements Trap {

    @Override
    public String name() {
        return PREFIX + "locked-data-file";
    }

    @Override
    public Story story() {
        return new Story(
                "jdx/fnox issue 318 (2026)",
                "The data file itself is locked while it is changed; it is saved by a new file and a rename.",
                "The lock stays on the old file. One process gets the lock of the old file, another one the lock of the new file.",
                "Two processes are in at once, and one of them works on data that no process reads any more.",
                "The lock is on a file of its own, which no process replaces.");
    }

    @Override
    public Size size() {
        return new Size(2, 2, 2, 0, 0);
    }

    @Override
    public SteppableGuard mended() {
        return new KernelLock();
    }

    @Override
    public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation, LockSteps steps) {
        TrapLockFile file = new TrapLockFile(folder, "locked-data-file", steps);
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                file.open();
                return file.lock();
            }

            @Override
            public void giveBack() throws IOException {
                file.replace();
                file.unlock();
            }
        });
    }
}

package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;

/** {@code trap:stale-takeover}: a process that finds the holder dead deletes its file and makes a new one. */
public final class StaleTakeover implements Trap {

    @Override
    public String name() {
        return PREFIX + "stale-takeover";
    }

    @Override
    public Story story() {
        return new Story(
                "moxystudio/node-proper-lockfile issue 121 (2025), abrt/libreport issue 345 (2015)",
                "A process that finds the pid of a dead process in the file deletes the file and makes a new one.",
                "Two processes find the holder dead; the second deletes the file that the first has just made.",
                "After a crash, two processes take over from one dead holder.",
                "A record lock: the kernel frees it when its process dies, so no process has to take over.");
    }

    @Override
    public Size size() {
        return new Size(2, 1, 1, 1, 0);
    }

    @Override
    public SteppableGuard mended() {
        return new KernelLock();
    }

    @Override
    public CriticalSection open(Opening buyer) {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "stale-takeover", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                if (file.createNew()) {
                    return true;
                }
                if (!file.isHolderDead()) {
                    return false;
                }
                file.delete("UNLINK");
                return file.createNew();
            }

            @Override
            public void giveBack() throws IOException {
                file.delete("DELETE");
            }
        });
    }
}

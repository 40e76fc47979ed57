package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Traits;

/** {@code trap:stale-by-age}: a process takes an old file for one of a dead holder. */
public final class StaleByAge implements Trap {

    @Override
    public String name() {
        return PREFIX + "stale-by-age";
    }

    @Override
    public Story story() {
        return new Story(
                "ipfs/js-ipfs-repo issue 182",
                "No process holds the lock for half an hour, so an older file belongs to a dead process.",
                "A holder that was stopped (a suspended laptop, a stopped container) continues while another process is in.",
                "The holder that was stopped and the process that took over are in together.",
                "A record lock: its process holds it as long as it lives, however slow it is.");
    }

    @Override
    public Size size() {
        return new Size(2, 1, 1, 0, 1);
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("its author believed so")
                .butDeadHolderBlocks("a killed holder cannot delete its file");
    }

    @Override
    public SteppableGuard mended() {
        return new KernelLock();
    }

    @Override
    public CriticalSection open(Opening buyer) {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "stale-by-age", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                if (file.createNew()) {
                    return true;
                }
                if (!file.isOld()) {
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

package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;

/**
 * {@code trap:rename-to-a-fixed-name}: a process that finds the holder dead renames its file, always to the same name.
 */
public final class RenameToAFixedName implements Trap {

    @Override
    public String name() {
        return PREFIX + "rename-to-a-fixed-name";
    }

    @Override
    public Story story() {
        return new Story(
                "tox-dev/filelock issue 576 (2026)",
                "A rename is atomic, so only one process can move the file of a dead holder away.",
                "A slow process moves away the file that a quick one has made meanwhile, and deletes it: a living holder loses its lock.",
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
        TrapLockFile file = new TrapLockFile(buyer.folder(), "rename-to-a-fixed-name", buyer.steps());
        TrapLockFile stale = new TrapLockFile(buyer.folder(), "rename-to-a-fixed-name.stale", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                if (file.createNew()) {
                    return true;
                }
                if (!file.isHolderDead() || !file.renameTo(stale.path())) {
                    return false;
                }
                stale.delete("DELETE-STALE");
                return file.createNew();
            }

            @Override
            public void giveBack() throws IOException {
                file.delete("DELETE");
            }
        });
    }
}

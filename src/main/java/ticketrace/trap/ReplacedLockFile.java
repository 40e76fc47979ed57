package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;

/** {@code trap:replaced-lock-file}: the holder writes its pid into the lock file by replacing the file. */
public final class ReplacedLockFile implements Trap {

    @Override
    public String name() {
        return PREFIX + "replaced-lock-file";
    }

    @Override
    public Story story() {
        return new Story(
                "coreos/bootupd issue 1149 (2026)",
                "A file is written safely by a new file and a rename, so the holder writes its pid in that way.",
                "The lock is on the old file. The name now leads to a new file that no process has locked.",
                "Each process locks a file of its own, so the lock keeps no process out.",
                "It writes the pid into the locked file itself.");
    }

    @Override
    public SteppableGuard mended() {
        return new PidInTheLockedFile();
    }

    @Override
    public CriticalSection open(Opening buyer) {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "replaced-lock-file", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                file.open();
                if (!file.lock()) {
                    return false;
                }
                file.replace();
                return true;
            }

            @Override
            public void giveBack() throws IOException {
                file.unlock();
            }
        });
    }
}

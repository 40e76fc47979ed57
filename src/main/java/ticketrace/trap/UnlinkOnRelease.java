package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;

/** {@code trap:unlink-on-release}: the holder deletes the locked file when it is done. */
public final class UnlinkOnRelease implements Trap {

    @Override
    public String name() {
        return PREFIX + "unlink-on-release";
    }

    @Override
    public Story story() {
        return new Story(
                "tox-dev/filelock issues 574 and 577 (2026)",
                "The holder deletes the file on which it has its record lock, so that no file is left.",
                "A process that has opened the file and waits gets a lock on a file without a name; the next one makes a new file and is in, too.",
                "Two processes hold the lock at once, each on a file of its own.",
                "After it has the lock, it looks whether the name still leads to the locked file, and tries again if not.");
    }

    @Override
    public Size size() {
        return new Size(2, 2, 2, 0, 0);
    }

    @Override
    public SteppableGuard mended() {
        return new NameCheckedLock();
    }

    @Override
    public CriticalSection open(Opening buyer) {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "unlink-on-release", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                file.open();
                return file.lock();
            }

            @Override
            public void giveBack() throws IOException {
                file.delete("UNLINK");
                file.unlock();
            }
        });
    }
}

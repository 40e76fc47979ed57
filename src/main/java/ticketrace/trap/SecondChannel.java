package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;

/** {@code trap:second-channel}: the holder reads its own lock file by another channel. */
public final class SecondChannel implements Trap {

    @Override
    public String name() {
        return PREFIX + "second-channel";
    }

    @Override
    public Story story() {
        return new Story(
                "getkyo/kyo issue 1866 (2026)",
                "The holder may read its own lock file: it has the lock.",
                "A record lock belongs to the process, and closing any channel on the file gives it up. FileLock.isValid() still says true.",
                "The lock is gone as soon as its holder looks into the file.",
                "It reads by the channel that has the lock, or not at all.");
    }

    @Override
    public SteppableGuard mended() {
        return new KernelLock();
    }

    @Override
    public CriticalSection open(Opening buyer) {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "second-channel", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                file.open();
                if (!file.lock()) {
                    return false;
                }
                file.readBySecondChannel();
                return true;
            }

            @Override
            public void giveBack() throws IOException {
                file.unlock();
            }
        });
    }
}

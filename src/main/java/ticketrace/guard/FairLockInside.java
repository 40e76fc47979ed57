package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import ticketrace.lock.LockSteps;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.memory.FairLock;

/** {@code inside:fair-lock}: takes a number, and sleeps in the kernel until the one before is gone. */
public final class FairLockInside implements InsideGuard {

    @Override
    public Guard outside() {
        return new FairLockGuard();
    }

    @Override
    public ProcessLock lock(Path file, LockSteps steps) throws IOException {
        return new FairLock(file, steps);
    }

    @Override
    public CriticalSection.Shown shown() {
        return CriticalSection.Shown.STEPS_AND_WAITS;
    }
}

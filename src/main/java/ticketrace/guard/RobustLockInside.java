package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import ticketrace.lock.LockSteps;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.memory.RobustLock;

/** {@code inside:robust-lock}: takes the word in memory, from a dead holder if need be. */
public final class RobustLockInside implements InsideGuard {

    @Override
    public Guard outside() {
        return new RobustLockGuard();
    }

    @Override
    public ProcessLock lock(Path file, LockSteps steps) throws IOException {
        return new RobustLock(file, steps);
    }
}

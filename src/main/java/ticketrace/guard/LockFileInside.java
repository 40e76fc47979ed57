package ticketrace.guard;

import java.nio.file.Path;
import ticketrace.lock.LockSteps;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.file.LockFile;

/** {@code inside:lock-file}: creates the file and writes its pid into it, one after the other. */
public final class LockFileInside implements InsideGuard {

    @Override
    public Guard outside() {
        return new LockFileGuard();
    }

    @Override
    public ProcessLock lock(Path file, LockSteps steps) {
        return new LockFile(file, steps);
    }
}

package ticketrace.guard;

import java.io.IOException;
import java.util.Set;
import ticketrace.lock.file.FileChannelLock;
import ticketrace.store.Traits;

/** {@code file-lock}: a POSIX record lock of the kernel. */
public final class FileLockGuard implements HeldGuard {

    /**
     * The lock file's name in a run's folder, and the beginning of its companion's name. Both files stay and hold no
     * data.
     */
    static final String FILE = "tickets.lock";

    @Override
    public String name() {
        return "file-lock";
    }

    @Override
    public String explanation() {
        return "FileChannel.lock on a file of its own: a POSIX record lock, kept by the kernel.";
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("the kernel grants the record lock to one process at a time");
    }

    @Override
    public String onCrash() {
        return "The kernel frees the lock at once and the race continues; the victim's seat is unknown.";
    }

    @Override
    public Set<String> options() {
        return Set.of(Opening.FENCING);
    }

    @Override
    public boolean isStateVisible() {
        return true;
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        return CriticalSection.Locked.counted(
                FileChannelLock.withQueue(buyer.folder().resolve(FILE)), buyer);
    }
}

package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ticketrace.lock.file.LockFile;
import ticketrace.store.Traits;

/** {@code lock-file}: a file that exists while a buyer is inside. */
public final class LockFileGuard implements HeldGuard {

    /** The name of the file in a run's folder. The file exists while a buyer holds the lock. */
    static final String FILE = "tickets.lockfile";

    @Override
    public String name() {
        return "lock-file";
    }

    @Override
    public String explanation() {
        return "A file created exclusively to get in and deleted to get out.";
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("only one process can create the file")
                .butDeadHolderBlocks("a killed holder cannot delete its file, and no other process may");
    }

    @Override
    public String onCrash() {
        return "The lock file stays: all others wait until the time limit, or for ever if there is none.";
    }

    @Override
    public boolean isStateVisible() {
        return true;
    }

    @Override
    public CriticalSection open(Opening buyer) {
        return new CriticalSection.Locked(new LockFile(buyer.folder().resolve(FILE)));
    }

    @Override
    public void sweep(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }
}

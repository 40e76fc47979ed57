package ticketrace.trap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.SteppableGuard;
import ticketrace.launch.OwnPid;
import ticketrace.lock.LockSteps;
import ticketrace.store.CountFile;
import ticketrace.store.TicketStore;

/**
 * A record lock on the file that holds the count. READ reads the file that is open and locked; WRITE writes the count into
 * a new file, and gives that the name of the old one. For one thread.
 */
final class LockedDataSection implements TrapAttempt, TicketStore {

    private final Path next;
    private final TicketStore store;
    private final TrapLockFile file;
    private final LockSteps steps;

    private LockedDataSection(Path folder, TicketStore store, LockSteps steps) {
        // a name of its own for each process, for two may be in at once
        this.next = folder.resolve(SteppableGuard.FILES + "next-" + OwnPid.get());
        this.store = store;
        this.file = new TrapLockFile(folder.resolve(CountFile.NAME), steps);
        this.steps = steps;
    }

    static CriticalSection open(Path folder, TicketStore store, LockSteps steps) {
        LockedDataSection data = new LockedDataSection(folder, store, steps);
        return new StoreSection(new TrySection(data.file, data), data);
    }

    @Override
    public boolean take() throws IOException {
        file.open();
        steps.saw("holds", read()); // nobody changes a file, so it holds that for ever
        return file.lock();
    }

    @Override
    public void giveBack() throws IOException {
        file.unlock();
    }

    @Override
    public int read() throws IOException {
        return Integer.parseInt(file.readOpen().strip());
    }

    /** Writes the count into a new file, which then takes the place of the old one. */
    @Override
    public void write(int remaining) throws IOException {
        CountFile.create(next, remaining);
        Files.move(next, file.path(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void record(int seat, int purchase) throws IOException {
        store.record(seat, purchase);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}

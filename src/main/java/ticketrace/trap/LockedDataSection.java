package ticketrace.trap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.SteppableGuard;
import ticketrace.launch.OwnPid;
import ticketrace.lock.Grant;
import ticketrace.lock.LockSteps;
import ticketrace.store.CountFile;
import ticketrace.store.TicketStore;

/**
 * A record lock on the file that holds the count. READ reads the file that is open and locked; WRITE writes the count into
 * a new file, and gives that the name of the old one. For one thread.
 */
final class LockedDataSection implements CriticalSection.Polled, CriticalSection.WithStore {

    private final Path next;
    private final TicketStore store;
    private final TrapLockFile file;
    private final TrySection lock;

    LockedDataSection(Path folder, TicketStore store, TrapLockFile file, LockSteps steps) {
        // a name of its own for each process, for two may be in at once
        this.next = folder.resolve(SteppableGuard.FILES + "next-" + OwnPid.get());
        this.store = store;
        this.file = file;
        this.lock = new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                file.open();
                steps.saw("holds", count()); // nobody changes a file, so it holds that for ever
                return file.lock();
            }

            @Override
            public void giveBack() throws IOException {
                file.unlock();
            }
        });
    }

    private int count() throws IOException {
        return Integer.parseInt(file.readOpen().strip());
    }

    /** Writes the count into a new file, which then takes the place of the old one. */
    private void replace(int remaining) throws IOException {
        CountFile.create(next, remaining);
        Files.move(next, file.path(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public TicketStore store() {
        return new TicketStore() {
            @Override
            public int read() throws IOException {
                return count();
            }

            @Override
            public void write(int remaining) throws IOException {
                replace(remaining);
            }

            @Override
            public void record(int seat, int purchase) throws IOException {
                store.record(seat, purchase);
            }

            @Override
            public void close() throws IOException {
                store.close();
            }
        };
    }

    @Override
    public @Nullable Grant tryAcquire() throws IOException {
        return lock.tryAcquire();
    }

    @Override
    public @Nullable Grant acquire(Duration patience) throws IOException, InterruptedException {
        return lock.acquire(patience);
    }

    @Override
    public void ensureHeld() {
        lock.ensureHeld();
    }

    @Override
    public void release() throws IOException {
        lock.release();
    }

    @Override
    public void breakOff() throws IOException {
        lock.breakOff();
    }

    @Override
    public void abandon() throws IOException {
        breakOff();
    }

    @Override
    public void close() throws IOException {
        breakOff();
    }
}

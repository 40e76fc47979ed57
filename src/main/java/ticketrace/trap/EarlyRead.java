package ticketrace.trap;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.lock.Grant;
import ticketrace.lock.LockSteps;
import ticketrace.store.TicketStore;

/**
 * A record lock that is taken only after the count was read (READ-COUNT). The READ of the purchase then finds that old
 * count. For one thread.
 */
final class EarlyRead implements CriticalSection.Polled, CriticalSection.WithStore {

    private static final int NOT_READ = -1;

    private final TicketStore store;
    private final LockSteps steps;
    private final TrySection lock;
    private int count = NOT_READ;

    EarlyRead(TicketStore store, TrapLockFile file, LockSteps steps) {
        this.store = store;
        this.steps = steps;
        this.lock = new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                readOnce();
                file.open();
                return file.lock();
            }

            @Override
            public void giveBack() throws IOException {
                count = NOT_READ;
                file.unlock();
            }
        });
    }

    private void readOnce() throws IOException {
        if (count == NOT_READ) {
            steps.before("READ-COUNT");
            count = store.read();
            steps.remembers("count", count);
        }
    }

    /** The store, of which a purchase reads what was read before the lock. */
    @Override
    public TicketStore store() {
        return new TicketStore() {
            @Override
            public int read() {
                return count;
            }

            @Override
            public void write(int remaining) throws IOException {
                store.write(remaining);
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
        count = NOT_READ;
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

package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.lock.LockSteps;
import ticketrace.store.TicketStore;

/**
 * A record lock that is taken only after the count was read (READ-COUNT). The READ of the purchase then finds that old
 * count. For one thread.
 */
final class EarlyRead implements TrapAttempt, TicketStore {

    private static final int NOT_READ = -1;

    private final TicketStore store;
    private final TrapLockFile file;
    private final LockSteps steps;
    private int count = NOT_READ;

    private EarlyRead(TicketStore store, TrapLockFile file, LockSteps steps) {
        this.store = store;
        this.file = file;
        this.steps = steps;
    }

    static CriticalSection section(TicketStore store, TrapLockFile file, LockSteps steps) {
        EarlyRead early = new EarlyRead(store, file, steps);
        return new StoreSection(new TrySection(file, early), early);
    }

    @Override
    public boolean take() throws IOException {
        if (count == NOT_READ) {
            steps.before("READ-COUNT");
            count = store.read();
            steps.remembers("count", count);
        }
        file.open();
        return file.lock();
    }

    @Override
    public void giveBack() throws IOException {
        count = NOT_READ;
        file.unlock();
    }

    @Override
    public void breakOff() {
        count = NOT_READ;
    }

    /** What was read before the lock. */
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
}

package ticketrace.trap;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.lock.Grant;
import ticketrace.store.TicketStore;

/** A {@link TrySection} under which the purchase uses the store in a way of its own. For one thread. */
record StoreSection(TrySection lock, TicketStore store) implements CriticalSection.Polled, CriticalSection.WithStore {

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
        lock.abandon();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}

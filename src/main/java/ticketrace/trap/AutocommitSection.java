package ticketrace.trap;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.lock.Grant;

/** A locked row whose transaction ends as soon as it has the row. For one thread. */
record AutocommitSection(CriticalSection.Transaction row) implements CriticalSection {

    @Override
    public @Nullable Grant acquire(Duration patience) throws IOException, InterruptedException {
        Grant grant = row.acquire(patience);
        row.release();
        return grant;
    }

    @Override
    public void ensureHeld() throws IOException {
        row.ensureHeld();
    }

    @Override
    public void release() throws IOException {
        row.release();
    }

    @Override
    public void abandon() throws IOException {
        row.abandon();
    }

    @Override
    public void close() {
        row.close();
    }
}

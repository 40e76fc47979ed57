package ticketrace.store.file;

import java.io.IOException;
import ticketrace.store.CountFile;
import ticketrace.store.CountFileStore;
import ticketrace.store.SalesFile;

/** The file store, opened by one buyer. One thread at a time; guards nothing. */
final class FileStore implements CountFileStore {

    private final CountFile count;
    private final SalesFile sales;

    FileStore(CountFile count, SalesFile sales) {
        this.count = count;
        this.sales = sales;
    }

    @Override
    public int read() throws IOException {
        return count.read();
    }

    @Override
    public void write(int remaining) throws IOException {
        count.write(remaining);
    }

    @Override
    public void record(int seat, int purchase) throws IOException {
        sales.append(seat, purchase);
    }

    @Override
    public void close() throws IOException {
        try {
            count.close();
        } finally {
            sales.close();
        }
    }
}

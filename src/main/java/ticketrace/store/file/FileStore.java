package ticketrace.store.file;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.store.CountFile;
import ticketrace.store.CountFileStore;
import ticketrace.store.FencedStore;
import ticketrace.store.SalesFile;

/** The file store, opened by one buyer. One thread at a time; guards nothing. */
final class FileStore implements CountFileStore, FencedStore {

    private final CountFile count;
    private final SalesFile sales;
    private final Path tokenPath;
    private @Nullable TokenFile tokens;

    FileStore(CountFile count, SalesFile sales, Path tokenPath) {
        this.count = count;
        this.sales = sales;
        this.tokenPath = tokenPath;
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
    public int read(long token) throws IOException {
        try (FileLock alone = tokens().admit(token)) {
            return count.read();
        }
    }

    @Override
    public void write(int remaining, long token) throws IOException {
        CountFile.requireCount(tokenPath, remaining);
        try (FileLock alone = tokens().admit(token)) {
            count.write(remaining);
        }
    }

    private TokenFile tokens() throws IOException {
        if (tokens == null) {
            tokens = TokenFile.open(tokenPath);
        }
        return tokens;
    }

    @Override
    public void record(int seat, int purchase) throws IOException {
        sales.append(seat, purchase);
    }

    @Override
    public void close() throws IOException {
        try (count;
                sales;
                TokenFile opened = tokens) {
            // closes those that are open
        }
    }
}

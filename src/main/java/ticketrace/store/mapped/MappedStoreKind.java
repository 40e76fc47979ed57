package ticketrace.store.mapped;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import ticketrace.store.CountFile;
import ticketrace.store.FinalState;
import ticketrace.store.SalesFile;
import ticketrace.store.ServedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.TicketStore;

/** Count and sales in one file, {@code tickets.mapped}, which every buyer maps into its memory. */
public final class MappedStoreKind implements StoreKind {

    /** The name of the file in a run's folder. */
    static final String FILE = "tickets.mapped";

    private static final int WARM_UP = 20_000;
    private static final String NO_ACCESS_DATA = "-";

    @Override
    public String name() {
        return "mapped";
    }

    @Override
    public String explanation() {
        return "tickets.mapped is in the memory of every buyer; it can compare and set, and count down by itself";
    }

    @Override
    public Class<? extends TicketStore> opens() {
        return MappedStore.class;
    }

    @Override
    public int warmUpPurchases() {
        return WARM_UP;
    }

    @Override
    public ServedStore create(Path folder, int tickets) throws IOException {
        MappedHead.create(folder.resolve(FILE), tickets);
        return new Mapped(folder);
    }

    @Override
    public TicketStore open(Path folder, String access, String buyer) throws IOException {
        return MappedStore.open(folder.resolve(FILE), buyer);
    }

    @Override
    public FinalState leftBehind(Path folder) throws IOException {
        return Files.exists(folder.resolve(CountFile.NAME))
                ? FinalState.read(folder)
                : MappedReader.read(folder.resolve(FILE));
    }

    /** The launcher's side of the store: a mapped file needs no server. */
    private final class Mapped implements ServedStore {

        private final Path folder;
        private final Path file;

        Mapped(Path folder) {
            this.folder = folder;
            this.file = folder.resolve(FILE);
        }

        @Override
        public String access() {
            return NO_ACCESS_DATA;
        }

        @Override
        public String scratch(Path other, String buyer, int tickets) throws IOException {
            return create(other, tickets).access();
        }

        @Override
        public void refill(int tickets) throws IOException {
            CountFile.requireCount(file, tickets);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                MappedHead.map(file, channel, MapMode.READ_WRITE).refill(tickets);
            }
        }

        @Override
        public FinalState look() throws IOException {
            return MappedReader.read(file);
        }

        /** Writes the count last: if {@code tickets.txt} is missing, a reader takes the state from the store itself. */
        @Override
        public void export() throws IOException {
            FinalState end = look();
            SalesFile.create(folder.resolve(SalesFile.NAME), end.sales());
            CountFile.create(folder.resolve(CountFile.NAME), Objects.requireNonNull(end.remaining(), "no count"));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}

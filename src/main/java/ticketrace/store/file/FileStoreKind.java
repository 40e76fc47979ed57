package ticketrace.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import ticketrace.store.CountFile;
import ticketrace.store.FinalState;
import ticketrace.store.SalesFile;
import ticketrace.store.ServedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.TicketStore;

/** The tutorial's store: a text file with the number of tickets left, and a text file with one line for each sale. */
public final class FileStoreKind implements StoreKind {

    private static final int WARM_UP = 20_000;

    /** Measured with eight buyers on two cores: with 50,000 no gain; with 100,000 they sold a ninth more per second. */
    private static final int TO_OPTIMIZE_FOR = 100_000;

    private static final String NO_ACCESS_DATA = "-";

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String explanation() {
        return "tickets.txt holds the count, sales.csv a line for each sale; watch them with cat";
    }

    @Override
    public Class<? extends TicketStore> opens() {
        return FileStore.class;
    }

    @Override
    public int warmUpPurchases() {
        return WARM_UP;
    }

    @Override
    public int purchasesToOptimizeFor() {
        return TO_OPTIMIZE_FOR;
    }

    @Override
    public ServedStore create(Path folder, int tickets) throws IOException {
        CountFile.create(folder.resolve(CountFile.NAME), tickets);
        SalesFile.create(folder.resolve(SalesFile.NAME), List.of());
        return new Files(folder);
    }

    @Override
    public TicketStore open(Path folder, String access, String buyer) throws IOException {
        CountFile count = CountFile.open(folder.resolve(CountFile.NAME));
        try {
            return new FileStore(
                    count, SalesFile.open(folder.resolve(SalesFile.NAME), buyer), folder.resolve(TokenFile.NAME));
        } catch (IOException e) {
            count.close();
            throw e;
        }
    }

    /** The launcher's side of the store: two files need no server, and they are the export already. */
    private final class Files implements ServedStore {

        private final Path folder;

        Files(Path folder) {
            this.folder = folder;
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
            CountFile.overwrite(folder.resolve(CountFile.NAME), tickets);
            SalesFile.empty(folder.resolve(SalesFile.NAME));
            TokenFile.forget(folder.resolve(TokenFile.NAME));
        }

        @Override
        public FinalState look() throws IOException {
            return FinalState.read(folder);
        }

        @Override
        public void export() {
            // nothing to do: the buyers wrote both files
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}

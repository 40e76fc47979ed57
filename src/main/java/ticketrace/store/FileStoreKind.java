package ticketrace.store;

import java.io.IOException;
import java.nio.file.Path;

/** The tutorial's store: a text file with the number of tickets left, and a text file with a line for each sale. */
final class FileStoreKind implements StoreKind {

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String explanation() {
        return "tickets.txt holds the count, sales.csv a line for each sale; watch them with cat";
    }

    @Override
    public void create(Path folder, int tickets) throws IOException {
        CountFile.create(folder.resolve(CountFile.NAME), tickets);
        SalesFile.create(folder.resolve(SalesFile.NAME));
    }

    @Override
    public TicketStore open(Path folder, String buyer) throws IOException {
        CountFile count = CountFile.open(folder.resolve(CountFile.NAME));
        try {
            return new FileStore(count, SalesFile.open(folder.resolve(SalesFile.NAME), buyer));
        } catch (IOException e) {
            count.close();
            throw e;
        }
    }

    @Override
    public void export(Path folder) {
        // the store is its own export
    }
}

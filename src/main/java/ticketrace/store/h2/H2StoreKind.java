package ticketrace.store.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.engine.Constants;
import ticketrace.store.CountFile;
import ticketrace.store.FinalState;
import ticketrace.store.ServedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.TicketStore;

/**
 * A database in the run's folder; the launcher serves it to the buyers. This class loads H2 only when a race uses it.
 */
public final class H2StoreKind implements StoreKind {

    private static final int WARM_UP = 2_000;

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public String explanation() {
        return "an H2 database, a table for the count and one for the sales; ask it with the command sql";
    }

    @Override
    public String engine() {
        return "H2 " + Constants.VERSION;
    }

    /** One connection to the tickets, and one to the scratch tables, which may still be closing. */
    @Override
    public int connectionsPerBuyer() {
        return 2;
    }

    @Override
    public int warmUpPurchases() {
        return WARM_UP;
    }

    @Override
    public ServedStore create(Path folder, int tickets) throws IOException {
        return H2Server.create(folder, tickets);
    }

    /** Reads the export, or the database if the race ended in order but could not export. */
    @Override
    public FinalState leftBehind(Path folder) throws IOException {
        if (Files.exists(folder.resolve(CountFile.NAME)) || !Files.exists(folder.resolve(H2Database.FILE))) {
            return FinalState.read(folder);
        }
        return H2Database.look(folder);
    }

    @Override
    public TicketStore open(Path folder, String access, String buyer) throws IOException {
        return H2Store.open(H2Access.of(access), buyer);
    }
}

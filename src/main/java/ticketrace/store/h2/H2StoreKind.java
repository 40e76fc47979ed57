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

/** A database in the run's folder, served to the buyers by the launcher. Loads H2 only when it is used. */
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

    /** One to the scratch tables, which may still be closing, and one to the tickets. */
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

    /** The launcher exports before it closes the database in order; where it could do only that, the database tells all. */
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

package ticketrace.store.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.h2.engine.Constants;
import org.jspecify.annotations.Nullable;
import ticketrace.store.CountFile;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;
import ticketrace.store.ServedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.TicketStore;
import ticketrace.store.Traits;

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

    @Override
    public Class<? extends TicketStore> opens() {
        return H2Store.class;
    }

    @Override
    public List<Isolation> levels() {
        return List.of(Isolation.values());
    }

    /**
     * The behaviour of H2 2.5 in tests that let the steps of two buyers through one by one, in the orders that can go
     * wrong.
     */
    @Override
    public Traits traits(@Nullable Isolation level) {
        if (level == null) {
            return Traits.OF_SINGLE_CALLS;
        }
        return switch (level) {
            case READ_UNCOMMITTED ->
                new Traits(true, false, "H2 shows what others have not committed yet, and lets the last writer win");
            case READ_COMMITTED ->
                new Traits(false, false, "H2 lets two buyers read the same count, and the last writer win");
            case REPEATABLE_READ, SERIALIZABLE ->
                new Traits(false, true, "H2 refuses to write a row that another buyer has changed since the read");
        };
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

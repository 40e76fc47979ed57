package ticketrace.buyer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;
import ticketrace.Limits;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.RaceHistory;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;
import ticketrace.store.ServedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;

/** Two buyers, A and B, on one database, a connection each; a schedule says whose step is next. See {@link Turns}. */
final class Duel {

    private static final String STORE = "h2";

    private final Path folder;
    private final Guard guard;
    private final @Nullable Isolation level;
    private final int tickets;

    private Duel(Path folder, Guard guard, @Nullable Isolation level, int tickets) {
        this.folder = folder;
        this.guard = guard;
        this.level = level;
        this.tickets = tickets;
    }

    static Duel under(String guard, int tickets, Path folder) {
        return new Duel(folder, Guards.named(guard, STORE), null, tickets);
    }

    static Duel at(Isolation level, int tickets, Path folder) {
        return new Duel(folder, Guards.named("transaction", STORE), level, tickets);
    }

    /** Plays the schedule on a fresh database, and returns all the evidence. */
    RaceHistory play(String schedule) throws Exception {
        Path run = Files.createTempDirectory(folder, "duel");
        StoreKind kind = Stores.named(STORE);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (ServedStore served = kind.create(run, tickets);
                TestBuyer a = new TestBuyer(run, "A", kind.open(run, served.access(), "A")).under(guard, run, level);
                TestBuyer b = new TestBuyer(run, "B", kind.open(run, served.access(), "B")).under(guard, run, level);
                Connection onlooker = connect(served.access())) {
            Turns turns = new Turns(schedule, () -> anybodyWaits(onlooker));
            Future<BuyerHistory> ofA = threads.submit(() -> buy(a.at(turns.of("A")), turns, "A"));
            Future<BuyerHistory> ofB = threads.submit(() -> buy(b.at(turns.of("B")), turns, "B"));
            List<BuyerHistory> buyers = List.of(answer(ofA), answer(ofB));
            served.export();
            return new RaceHistory(
                    STORE, guard.name(), level, tickets, false, null, List.of(), buyers, FinalState.read(run));
        } finally {
            threads.shutdownNow();
        }
    }

    private static BuyerHistory answer(Future<BuyerHistory> buyer) throws Exception {
        return buyer.get(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Buys while the schedule has steps for it. */
    private static BuyerHistory buy(TestBuyer testBuyer, Turns turns, String buyer) throws IOException {
        EndReason reason = EndReason.QUOTA;
        try {
            while (turns.hasMoreFor(buyer)) {
                reason = testBuyer.purchase().make() == Outcome.SOLD_OUT ? EndReason.SOLD_OUT : EndReason.QUOTA;
            }
            return testBuyer.closed(reason);
        } catch (Turns.Fallen fallen) {
            return testBuyer.open();
        } finally {
            turns.leave(buyer);
        }
    }

    /** A connection of the test's own, opened with what the buyers are told: port, password, database, schema. */
    private static Connection connect(String access) throws SQLException {
        String[] word = access.split("/", -1);
        Properties user = new Properties();
        user.setProperty("user", "sa");
        user.setProperty("password", word[1]);
        Connection connection = new Driver().connect("jdbc:h2:tcp://127.0.0.1:" + word[0] + "/" + word[2], user);
        if (connection == null) {
            throw new SQLException("this is no address of H2");
        }
        return connection;
    }

    /** Whether the database has a transaction wait for another. */
    private static boolean anybodyWaits(Connection onlooker) {
        try (Statement statement = onlooker.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL")) {
            return waiting.next() && waiting.getInt(1) > 0;
        } catch (SQLException e) {
            throw new AssertionError("the database cannot say who waits", e);
        }
    }
}

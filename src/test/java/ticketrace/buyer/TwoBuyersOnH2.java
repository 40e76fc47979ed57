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

/** Two buyers, A and B, with a connection each to one database. {@link ScheduledSteps} decides whose step is next. */
final class TwoBuyersOnH2 {

    private static final String STORE = "h2";

    private final Path folder;
    private final Guard guard;
    private final @Nullable Isolation level;
    private final int tickets;

    private TwoBuyersOnH2(Path folder, Guard guard, @Nullable Isolation level, int tickets) {
        this.folder = folder;
        this.guard = guard;
        this.level = level;
        this.tickets = tickets;
    }

    static TwoBuyersOnH2 under(String guard, int tickets, Path folder) {
        return new TwoBuyersOnH2(folder, Guards.named(guard, STORE), null, tickets);
    }

    static TwoBuyersOnH2 at(Isolation level, int tickets, Path folder) {
        return new TwoBuyersOnH2(folder, Guards.named("transaction", STORE), level, tickets);
    }

    /** Plays the schedule on a new database, and returns all the evidence. */
    RaceHistory play(String schedule) throws Exception {
        Path run = Files.createTempDirectory(folder, "run");
        StoreKind kind = Stores.named(STORE);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (ServedStore served = kind.create(run, tickets);
                TestBuyer a = new TestBuyer(run, "A", kind.open(run, served.access(), "A")).under(guard, run, level);
                TestBuyer b = new TestBuyer(run, "B", kind.open(run, served.access(), "B")).under(guard, run, level);
                Connection observer = connect(served.access())) {
            ScheduledSteps steps = new ScheduledSteps(schedule, () -> isAnyBuyerWaiting(observer));
            Future<BuyerHistory> ofA = threads.submit(() -> buy(a.at(steps.of("A")), steps, "A"));
            Future<BuyerHistory> ofB = threads.submit(() -> buy(b.at(steps.of("B")), steps, "B"));
            List<BuyerHistory> buyers = List.of(answer(ofA), answer(ofB));
            served.export();
            return new RaceHistory(
                    new RaceHistory.Setup(STORE, guard.name(), level, tickets),
                    RaceHistory.Interventions.NONE,
                    buyers,
                    FinalState.read(run));
        } finally {
            threads.shutdownNow();
        }
    }

    private static BuyerHistory answer(Future<BuyerHistory> buyer) throws Exception {
        return buyer.get(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Buys while the schedule has steps for it. */
    private static BuyerHistory buy(TestBuyer testBuyer, ScheduledSteps steps, String buyer) throws IOException {
        EndReason reason = EndReason.QUOTA;
        try {
            while (steps.hasMoreFor(buyer)) {
                reason = testBuyer.purchase().make() == Outcome.SOLD_OUT ? EndReason.SOLD_OUT : EndReason.QUOTA;
            }
            return testBuyer.closed(reason);
        } catch (ScheduledSteps.SimulatedDeath death) {
            return testBuyer.open();
        } finally {
            steps.leave(buyer);
        }
    }

    /** Opens a connection for the test, with the buyers' port, password and database. */
    private static Connection connect(String access) throws SQLException {
        String[] word = access.split("/", -1);
        Properties user = new Properties();
        user.setProperty("user", "sa");
        user.setProperty("password", word[1]);
        Connection connection = new Driver().connect("jdbc:h2:tcp://127.0.0.1:" + word[0] + "/" + word[2], user);
        if (connection == null) {
            throw new SQLException("this is not an address of H2");
        }
        return connection;
    }

    /** Whether a session of the database waits for another one. */
    private static boolean isAnyBuyerWaiting(Connection observer) {
        try (Statement statement = observer.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL")) {
            return waiting.next() && waiting.getInt(1) > 0;
        } catch (SQLException e) {
            throw new AssertionError("the database cannot say who waits", e);
        }
    }
}

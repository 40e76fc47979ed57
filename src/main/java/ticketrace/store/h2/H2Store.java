package ticketrace.store.h2;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import ticketrace.store.AtomicStore;
import ticketrace.store.ConflictException;
import ticketrace.store.CountFile;
import ticketrace.store.DamagedStoreException;
import ticketrace.store.FencedException;
import ticketrace.store.FencedStore;
import ticketrace.store.Isolation;
import ticketrace.store.OptimisticStore;
import ticketrace.store.TransactionalStore;

/**
 * The database, opened by one buyer: one connection, and a prepared statement for each operation. One thread at a time.
 *
 * <p>Outside of transactions each statement commits by itself. If another buyer committed first, H2 refuses a
 * transaction with SQLSTATE 40001 and the words "Deadlock detected", although there is no deadlock.
 */
final class H2Store implements OptimisticStore, AtomicStore, TransactionalStore, FencedStore {

    private static final int NONE = -1;

    /** If the server does not confirm the connection within this time, the connection counts as lost. */
    private static final int ANSWER_SECONDS = 10;

    private final String address;
    private final int sliceMillis;
    private final String buyer;
    private final Connection connection;
    private final PreparedStatement read;
    private final PreparedStatement write;
    private final PreparedStatement compareAndSet;
    private final PreparedStatement take;
    private final PreparedStatement lock;
    private final PreparedStatement record;
    private int versionRead = NONE;
    private int lockedCount = NONE;
    private boolean inTransaction;
    private @Nullable Fenced fenced;

    /** The statements of a race with fencing. One statement is one indivisible step, outside of transactions. */
    private static final class Fenced {
        private final PreparedStatement read;
        private final PreparedStatement write;

        Fenced(Connection connection) throws SQLException {
            read = connection.prepareStatement(
                    "SELECT remaining FROM FINAL TABLE (UPDATE tickets SET token = ? WHERE token <= ?)");
            write = connection.prepareStatement("UPDATE tickets SET remaining = ?, token = ? WHERE token <= ?");
        }
    }

    private H2Store(H2Access access, String buyer, Connection connection) throws SQLException {
        this.address = access.address();
        this.sliceMillis = access.sliceMillis();
        this.buyer = buyer;
        this.connection = connection;
        this.read = connection.prepareStatement("SELECT remaining, version FROM tickets");
        this.write = connection.prepareStatement("UPDATE tickets SET remaining = ?");
        this.compareAndSet = connection.prepareStatement(
                "UPDATE tickets SET remaining = ?, version = version + 1 WHERE version = ?");
        this.take = connection.prepareStatement("SELECT remaining FROM OLD TABLE"
                + " (UPDATE tickets SET remaining = remaining - 1 WHERE remaining > 0)");
        this.lock = connection.prepareStatement("SELECT remaining FROM tickets FOR UPDATE");
        this.record = connection.prepareStatement("INSERT INTO sales (seat, buyer, purchase) VALUES (?, ?, ?)");
    }

    static H2Store open(H2Access access, String buyer) throws IOException {
        try {
            Connection connection = H2Database.connect(access.url(), access.password());
            try {
                return new H2Store(access, buyer, connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(access.address(), e);
        }
    }

    private static IOException failed(String address, SQLException e) {
        return new IOException("the database at " + address + ": " + H2Database.words(e), e);
    }

    /**
     * The exception for a failed statement: a conflict if its transaction came too late, or waited too long for a row.
     */
    private IOException failed(SQLException e) {
        boolean tryAgain = e.getErrorCode() == ErrorCode.DEADLOCK_1 || isLockTimeout(e);
        return inTransaction && tryAgain
                ? new ConflictException("the database at " + address + ": another buyer was faster", e)
                : failed(address, e);
    }

    private static boolean isLockTimeout(SQLException e) {
        return e.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1;
    }

    @Override
    public int read() throws IOException {
        if (lockedCount != NONE) {
            int count = lockedCount;
            lockedCount = NONE;
            return count;
        }
        try (ResultSet row = read.executeQuery()) {
            int count = H2Tables.count(row);
            versionRead = row.getInt(2);
            return count;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(int remaining) throws IOException {
        CountFile.requireCount(address, remaining);
        try {
            write.setInt(1, remaining);
            write.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public int read(long token) throws IOException {
        try {
            PreparedStatement statement = fenced().read;
            statement.setLong(1, token);
            statement.setLong(2, token);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    return H2Tables.countHere(row);
                }
            }
            throw refused(token);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(int remaining, long token) throws IOException {
        CountFile.requireCount(address, remaining);
        try {
            PreparedStatement statement = fenced().write;
            statement.setInt(1, remaining);
            statement.setLong(2, token);
            statement.setLong(3, token);
            if (statement.executeUpdate() == 0) {
                throw refused(token);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Fenced fenced() throws SQLException {
        if (fenced == null) {
            fenced = new Fenced(connection);
        }
        return fenced;
    }

    /** The exception for a statement that found no row with this number or an older one. */
    private IOException refused(long token) throws SQLException, DamagedStoreException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT remaining, token FROM tickets")) {
            H2Tables.count(row); // there is a row
            return new FencedException("the database at " + address, token, row.getLong(2));
        }
    }

    @Override
    public boolean compareAndSet(int remaining) throws IOException {
        CountFile.requireCount(address, remaining);
        try {
            compareAndSet.setInt(1, remaining);
            compareAndSet.setInt(2, versionRead);
            return compareAndSet.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public int take() throws IOException {
        try (ResultSet before = take.executeQuery()) {
            return before.next() ? before.getInt(1) : 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void record(int seat, int purchase) throws IOException {
        try {
            record.setInt(1, seat);
            record.setString(2, buyer);
            record.setInt(3, purchase);
            record.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void isolate(Isolation level) throws IOException {
        try (Statement slices = connection.createStatement()) {
            slices.execute("SET LOCK_TIMEOUT " + sliceMillis);
            connection.setTransactionIsolation(level.jdbc());
            connection.setAutoCommit(false);
            inTransaction = true;
        } catch (SQLException e) {
            throw failed(address, e);
        }
    }

    @Override
    public boolean lockRow(Duration patience) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        do {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try (ResultSet row = lock.executeQuery()) {
                lockedCount = H2Tables.count(row);
                return true;
            } catch (SQLException e) {
                if (!isLockTimeout(e)) {
                    throw failed(e);
                }
            }
        } while (System.nanoTime() - asked < patience.toNanos());
        return false;
    }

    @Override
    public boolean isConnected() throws IOException {
        try {
            return connection.isValid(ANSWER_SECONDS);
        } catch (SQLException e) {
            throw failed(address, e);
        }
    }

    @Override
    public void commit() throws IOException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void rollback() throws IOException {
        lockedCount = NONE;
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw failed(address, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(address, e);
        }
    }
}

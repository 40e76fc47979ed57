package ticketrace.store.h2;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ticketrace.store.CountFile;
import ticketrace.store.DamagedStoreException;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;
import ticketrace.store.SalesFile;

/**
 * The two tables of a store; the launcher creates and reads them.
 *
 * <p>{@code tickets} has one row. {@code sales} has no unique key on the seat, on purpose: with a key, the database
 * would refuse the second sale of a seat and so hide the race that Ticketrace shows.
 */
final class H2Tables {

    /** The schema that every new database has. */
    static final String PUBLIC = "PUBLIC";

    private H2Tables() {}

    static void create(Connection connection, String schema, int tickets) throws SQLException {
        String in = '"' + schema + "\".";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + schema + '"');
            statement.execute("CREATE TABLE " + in + "tickets (remaining INT NOT NULL, version INT NOT NULL,"
                    + " token BIGINT DEFAULT 0 NOT NULL)");
            statement.execute("CREATE TABLE " + in + "sales (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " seat INT NOT NULL, buyer VARCHAR NOT NULL, purchase INT NOT NULL)");
        }
        try (PreparedStatement full =
                connection.prepareStatement("INSERT INTO " + in + "tickets (remaining, version) VALUES (?, 0)")) {
            full.setInt(1, tickets);
            full.executeUpdate();
        }
    }

    /** Resets the tables to the state after {@link #create}. */
    static void refill(Connection connection, int tickets) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE TABLE sales RESTART IDENTITY");
            statement.execute("UPDATE tickets SET remaining = " + tickets + ", version = 0, token = 0");
        }
    }

    /**
     * Writes the contents of the tables as {@code sales.csv} and {@code tickets.txt}; the sales even if the count is
     * damaged.
     */
    static void export(Connection connection, Path folder) throws SQLException, IOException {
        SalesFile.create(folder.resolve(SalesFile.NAME), sales(connection));
        CountFile.create(folder.resolve(CountFile.NAME), remaining(connection));
    }

    static FinalState look(Connection connection) throws SQLException, DamagedStoreException {
        return new FinalState(remaining(connection), sales(connection), List.of());
    }

    private static List<Sale> sales(Connection connection) throws SQLException {
        List<Sale> sales = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT seat, buyer, purchase FROM sales ORDER BY id")) {
            while (rows.next()) {
                sales.add(new Sale(rows.getInt(1), rows.getString(2), rows.getInt(3)));
            }
        }
        return sales;
    }

    private static int remaining(Connection connection) throws SQLException, DamagedStoreException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT remaining FROM tickets")) {
            return count(row);
        }
    }

    /**
     * The count in the only row of the table.
     *
     * @throws DamagedStoreException if there is no row, or it holds no count
     */
    static int count(ResultSet row) throws SQLException, DamagedStoreException {
        if (!row.next()) {
            throw new DamagedStoreException("table TICKETS of " + H2Database.FILE + ": expected one row, found none");
        }
        return countHere(row);
    }

    /** The count in the row at which the result stands. */
    static int countHere(ResultSet row) throws SQLException, DamagedStoreException {
        int count = row.getInt(1);
        if (row.wasNull() || count < 0 || count > CountFile.MAX_COUNT) {
            throw new DamagedStoreException("table TICKETS of " + H2Database.FILE + ": expected a count from 0 to "
                    + CountFile.MAX_COUNT + ", found " + (row.wasNull() ? "NULL" : count));
        }
        return count;
    }
}

package ticketrace.store.h2;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.h2.tools.Server;
import ticketrace.store.CountFile;
import ticketrace.store.FinalState;
import ticketrace.store.ServedStore;

/**
 * The database of a running race, served from inside the launcher.
 *
 * <p>The server listens only on 127.0.0.1, on a port that the system chooses. It refuses every client without the
 * random password, and creates no database for a client. The scratch tables, on which buyers warm up, are in a database
 * in memory.
 */
final class H2Server implements ServedStore {

    private static final int PASSWORD_BYTES = 16;
    /** How long the database may take to show that the launcher's connection still works, in seconds. */
    private static final int VALID_LIMIT_SECONDS = 5;

    private static final String MEMORY = "mem:scratch";

    private final Path folder;
    private final String password;
    private final String scratchName;
    private Connection tickets;
    private final Connection scratch;
    private final Server server;
    private int scratches;

    private H2Server(
            Path folder, String password, String scratchName, Connection tickets, Connection scratch, Server server) {
        this.folder = folder;
        this.password = password;
        this.scratchName = scratchName;
        this.tickets = tickets;
        this.scratch = scratch;
        this.server = server;
    }

    static H2Server create(Path folder, int tickets) throws IOException {
        CountFile.requireCount(folder, tickets);
        Path file = folder.resolve(H2Database.FILE);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        try {
            return start(folder, tickets);
        } catch (SQLException e) {
            throw new IOException(file + ": cannot be made: " + H2Database.words(e), e);
        }
    }

    /** Opens the database, the scratch database and the server; if one fails, closes the others. */
    private static H2Server start(Path folder, int count) throws SQLException {
        String password = randomHex();
        String scratchName = MEMORY + "-" + randomHex();
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            Connection tickets = H2Database.open(folder, password);
            open.push(tickets);
            H2Tables.create(tickets, H2Tables.PUBLIC, count);
            Connection scratch = H2Database.connect("jdbc:h2:" + scratchName, password);
            open.push(scratch);
            Server server = Server.createTcpServer(
                    "-tcpPort",
                    "0",
                    "-tcpDaemon",
                    "-ifExists",
                    "-baseDir",
                    folder.toAbsolutePath().toString());
            open.push(server::stop);
            server.start();
            open.clear();
            return new H2Server(folder, password, scratchName, tickets, scratch, server);
        } catch (SQLException | RuntimeException | Error e) {
            closeAll(open, e);
            throw e;
        }
    }

    private static void closeAll(Deque<AutoCloseable> open, Throwable why) {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                why.addSuppressed(e);
            }
        }
    }

    private static String randomHex() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String access() {
        return access(H2Access.SLICE_MILLIS);
    }

    @Override
    public String patientAccess() {
        return access(H2Access.NO_SLICES);
    }

    private String access(int sliceMillis) {
        return new H2Access(server.getPort(), password, H2Database.NAME, H2Tables.PUBLIC, sliceMillis).word();
    }

    @Override
    public String scratch(Path unused, String buyer, int count) throws IOException {
        String schema = "SCRATCH_" + ++scratches;
        try {
            H2Tables.create(scratch, schema, count);
        } catch (SQLException e) {
            throw new IOException("the scratch tables of " + buyer + " cannot be made: " + H2Database.words(e), e);
        }
        return new H2Access(server.getPort(), password, scratchName, schema, H2Access.SLICE_MILLIS).word();
    }

    @Override
    public void refill(int count) throws IOException {
        CountFile.requireCount(folder, count);
        ask("refilled", () -> {
            H2Tables.refill(tickets, count);
            return count;
        });
    }

    @Override
    public FinalState look() throws IOException {
        return ask("read", () -> H2Tables.look(tickets));
    }

    @Override
    public boolean hasBuyerWait() throws IOException {
        return ask("read", () -> number("BLOCKER_ID IS NOT NULL")) > 0;
    }

    @Override
    public int connectedBuyers() throws IOException {
        return ask("read", () -> number("SESSION_ID <> SESSION_ID()"));
    }

    /** The number of sessions that fulfil this condition. */
    private int number(String condition) throws SQLException {
        try (Statement statement = tickets.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE " + condition)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void export() throws IOException {
        ask("read", () -> {
            H2Tables.export(usable(), folder);
            return folder;
        });
    }

    /** A query of the database. */
    private interface Query<T> {
        T run() throws SQLException, IOException;
    }

    private <T> T ask(String done, Query<T> query) throws IOException {
        try {
            return query.run();
        } catch (SQLException e) {
            throw new IOException(
                    folder.resolve(H2Database.FILE) + ": cannot be " + done + ": " + H2Database.words(e), e);
        }
    }

    /** The launcher's own connection; a new one if a client has shut the database down. */
    private Connection usable() throws SQLException {
        if (!tickets.isValid(VALID_LIMIT_SECONDS)) {
            tickets = H2Database.open(folder, password);
        }
        return tickets;
    }

    /** Stops the server and sets the empty password, so that every tool for H2 opens the database. */
    @Override
    public void close() throws IOException {
        server.stop();
        try (Connection forgotten = scratch;
                Connection left = usable();
                Statement statement = left.createStatement()) {
            statement.execute("ALTER USER " + H2Database.USER + " SET PASSWORD ''");
        } catch (SQLException e) {
            throw new IOException(folder.resolve(H2Database.FILE) + ": cannot be closed: " + H2Database.words(e), e);
        }
    }
}

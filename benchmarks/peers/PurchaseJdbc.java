import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.h2.tools.Server;

/*
 * The purchase as a plain JDBC loop: the peer of `run --store h2 --think 0`.
 *
 *   java -cp H2_JAR PurchaseJdbc.java FOLDER BUYERS TICKETS WARM_UP row-lock|atomic
 *
 * Makes the same tables in FOLDER, serves them on 127.0.0.1 from this JVM, and starts BUYERS more JVMs with one
 * connection each. Each warms up with WARM_UP purchases on its own tables in memory; then all begin at one moment of
 * the machine's monotonic clock. A purchase is, for row-lock: SELECT ... FOR UPDATE, UPDATE, INSERT, COMMIT; for
 * atomic: one UPDATE that returns the old value, and an INSERT. A buyer that reads 0 ends. No history, no audit. Prints
 * one JSON document; the measured time goes from the start signal to the end of the last purchase, including each "sold
 * out", as in Ticketrace.
 */
public final class PurchaseJdbc {

    private static final long START_LEAD_NANOS = 50_000_000;
    private static final String PASSWORD = "benchmark";

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("buyer")) {
            buyer(arguments);
        } else {
            launcher(arguments);
        }
    }

    private static void launcher(String[] arguments) throws Exception {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int buyers = Integer.parseInt(arguments[1]);
        int tickets = Integer.parseInt(arguments[2]);
        String options = ";TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=60000";
        List<Process> processes = new ArrayList<>();
        try (Connection store = connect("jdbc:h2:" + folder.resolve("tickets") + options);
                Connection scratch = connect("jdbc:h2:mem:scratch" + options)) {
            tables(store, "PUBLIC", tickets);
            Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-baseDir", folder.toString())
                    .start();
            List<BufferedReader> answers = new ArrayList<>();
            for (int i = 1; i <= buyers; i++) {
                tables(scratch, "SCRATCH_" + i, Integer.parseInt(arguments[3]));
                String host = "jdbc:h2:tcp://127.0.0.1:" + server.getPort();
                ProcessBuilder child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // JVMs that start together may print warnings about its file to standard output
                        "-XX:-UsePerfData",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "PurchaseJdbc",
                        "buyer",
                        host + "/./tickets" + options,
                        host + "/mem:scratch" + options + ";SCHEMA=SCRATCH_" + i,
                        String.format(Locale.ROOT, "buyer-%02d", i),
                        arguments[4]);
                processes.add(
                        child.redirectError(ProcessBuilder.Redirect.INHERIT).start());
                answers.add(processes.get(i - 1).inputReader());
            }
            for (BufferedReader answer : answers) {
                answer.readLine(); // ready
            }
            long start = System.nanoTime() + START_LEAD_NANOS;
            for (Process process : processes) {
                process.getOutputStream().write((start + "\n").getBytes());
                process.getOutputStream().flush();
            }
            long end = start;
            int sold = 0;
            for (BufferedReader answer : answers) {
                String[] words = answer.readLine().split(" ");
                end = Math.max(end, Long.parseLong(words[0]));
                sold += Integer.parseInt(words[1]);
            }
            try (Statement statement = store.createStatement()) {
                System.out.printf(
                        Locale.ROOT,
                        "{\"sold\":%d,\"listed\":%d,\"remaining\":%d,\"ticketsPerSecond\":%.1f}%n",
                        sold,
                        number(statement, "SELECT COUNT(DISTINCT seat) FROM sales"),
                        number(statement, "SELECT remaining FROM tickets"),
                        tickets / ((end - start) / 1e9));
            }
            server.stop();
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "sa", PASSWORD);
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void tables(Connection connection, String schema, int tickets) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
            statement.execute("CREATE TABLE " + schema + ".tickets (remaining INT NOT NULL, version INT NOT NULL)");
            statement.execute("CREATE TABLE " + schema + ".sales (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " seat INT NOT NULL, buyer VARCHAR NOT NULL, purchase INT NOT NULL)");
            statement.execute("INSERT INTO " + schema + ".tickets VALUES (" + tickets + ", 0)");
        }
    }

    private static void buyer(String[] arguments) throws Exception {
        try (Connection scratch = connect(arguments[2])) {
            buy(scratch, arguments[3], arguments[4]);
        }
        try (Connection store = connect(arguments[1])) {
            System.out.println("ready");
            long start = Long.parseLong(new BufferedReader(new InputStreamReader(System.in)).readLine());
            while (System.nanoTime() < start) {
                Thread.onSpinWait();
            }
            int sold = buy(store, arguments[3], arguments[4]);
            System.out.println(System.nanoTime() + " " + sold);
        }
    }

    private static int buy(Connection connection, String buyer, String guard) throws SQLException, IOException {
        return switch (guard) {
            case "row-lock" -> underRowLock(connection, buyer);
            case "atomic" -> atomically(connection, buyer);
            default -> throw new IOException("no guard " + guard);
        };
    }

    private static int underRowLock(Connection connection, String buyer) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try (PreparedStatement lock = connection.prepareStatement("SELECT remaining FROM tickets FOR UPDATE");
                PreparedStatement write = connection.prepareStatement("UPDATE tickets SET remaining = ?");
                PreparedStatement record =
                        connection.prepareStatement("INSERT INTO sales (seat, buyer, purchase) VALUES (?, ?, ?)")) {
            for (int sold = 0; ; sold++) {
                int seat;
                try (ResultSet row = lock.executeQuery()) {
                    row.next();
                    seat = row.getInt(1);
                }
                if (seat == 0) {
                    connection.commit();
                    return sold;
                }
                write.setInt(1, seat - 1);
                write.executeUpdate();
                record(record, seat, buyer, sold + 1);
                connection.commit();
            }
        }
    }

    private static int atomically(Connection connection, String buyer) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement("SELECT remaining FROM OLD TABLE"
                        + " (UPDATE tickets SET remaining = remaining - 1 WHERE remaining > 0)");
                PreparedStatement record =
                        connection.prepareStatement("INSERT INTO sales (seat, buyer, purchase) VALUES (?, ?, ?)")) {
            for (int sold = 0; ; sold++) {
                int seat;
                try (ResultSet before = take.executeQuery()) {
                    seat = before.next() ? before.getInt(1) : 0;
                }
                if (seat == 0) {
                    return sold;
                }
                record(record, seat, buyer, sold + 1);
            }
        }
    }

    private static void record(PreparedStatement record, int seat, String buyer, int purchase) throws SQLException {
        record.setInt(1, seat);
        record.setString(2, buyer);
        record.setInt(3, purchase);
        record.executeUpdate();
    }
}

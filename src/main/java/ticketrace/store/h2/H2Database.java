package ticketrace.store.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.Driver;
import org.h2.api.ErrorCode;
import ticketrace.input.InputFile;
import ticketrace.store.FinalState;

/**
 * Opens connections to the database file of a run, {@code tickets.mv.db}.
 *
 * <p>While a race runs, the database user has a random password, which is stored nowhere. When a race ends in order,
 * the launcher sets the password to the empty one, so that every tool for H2 opens the file.
 *
 * <p>All code that uses H2 goes through this class. It sets the address on which H2's servers listen before the JVM
 * loads any class of H2; otherwise H2 would listen on all interfaces.
 */
public final class H2Database {

    /** The file's name in a run's folder. */
    public static final String FILE = "tickets.mv.db";

    /** The most bytes of a database that is opened, 16 GiB. No race fills a larger one. */
    private static final long MAX_BYTES = 1L << 34;

    static final String HOST = "127.0.0.1";
    static final String NAME = "tickets";
    static final String USER = "sa";

    /**
     * The settings of every connection: no trace file, and a wait of up to an hour for a row that another statement has
     * locked. That statement ends soon, except on a very busy machine. Transactions have another limit, see
     * {@link H2Access}.
     */
    private static final String SETTINGS = ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;LOCK_TIMEOUT=3600000";

    private static final String BASE_DIR = "h2.baseDir";

    static {
        System.setProperty("h2.bindAddress", HOST);
    }

    private H2Database() {}

    /**
     * Opens the database of a finished race, for reading only.
     *
     * @throws IOException if there is no database, or it cannot be opened; the message names the file and says why
     */
    public static Connection openFinished(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": there is no such database; only races with --store h2 have one");
        }
        InputFile.require(file, MAX_BYTES);
        try {
            return embedded(folder, ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", "");
        } catch (SQLException e) {
            throw new IOException(file + ": " + whyNotOpened(e), e);
        }
    }

    /**
     * The contents of the database of a finished race.
     *
     * @throws IOException as {@link #openFinished}, or if its tables are damaged or missing
     */
    static FinalState look(Path folder) throws IOException {
        try (Connection database = openFinished(folder)) {
            return H2Tables.look(database);
        } catch (SQLException e) {
            throw new IOException(folder.resolve(FILE) + ": cannot be read: " + words(e), e);
        }
    }

    private static String whyNotOpened(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.WRONG_USER_OR_PASSWORD,
                    ErrorCode.DATABASE_IS_READ_ONLY -> // H2 would have to repair the file first
                "its race did not end in order, so that its password is lost; hold the race again";
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> "it is in use; wait for the end of its race";
            default -> "cannot be opened: " + words(e);
        };
    }

    /** Opens the database in this process, and creates it if it does not exist. */
    static Connection open(Path folder, String password) throws SQLException {
        return embedded(folder, "", password);
    }

    /**
     * Opens the database inside this process. A system property names the folder: in the URL, a semicolon in the name
     * of the folder would begin the settings.
     */
    private static synchronized Connection embedded(Path folder, String settings, String password) throws SQLException {
        System.setProperty(BASE_DIR, folder.toAbsolutePath().toString());
        try {
            return connect("jdbc:h2:./" + NAME + settings, password);
        } finally {
            System.clearProperty(BASE_DIR);
        }
    }

    static Connection connect(String url, String password) throws SQLException {
        Properties user = new Properties();
        user.setProperty("user", USER);
        user.setProperty("password", password);
        return new Driver().connect(url + SETTINGS, user);
    }

    /** The error in one line for people: without the SQL statement and the number of the error. */
    public static String words(SQLException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean systemSays = root instanceof IOException && root.getMessage() != null;
        String message = String.valueOf(systemSays ? root.getMessage() : e.getMessage());
        int statement = message.indexOf("; SQL statement:");
        return message.substring(0, statement < 0 ? message.length() : statement)
                .replaceAll("\\s*\\[\\d+-\\d+]$", "")
                .replaceAll("\\s*\\R\\s*", " ");
    }
}

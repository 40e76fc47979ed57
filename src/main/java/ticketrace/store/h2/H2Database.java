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
 * The database file of a run, {@code tickets.mv.db}, and the ways into it.
 *
 * <p>While a race runs, its user has a random password, which is kept nowhere; when the race has ended in order, the password
 * is empty, so that every tool for H2 opens the file.
 *
 * <p>All that touches H2 goes through here: the address that its servers listen on is fixed before any class of H2 is
 * loaded, which would otherwise choose all interfaces.
 */
public final class H2Database {

    /** The file's name in a run's folder. */
    public static final String FILE = "tickets.mv.db";

    /** A database that is larger was not filled by a race. */
    private static final long MAX_BYTES = 1L << 34;

    static final String HOST = "127.0.0.1";
    static final String NAME = "tickets";
    static final String USER = "sa";

    /**
     * Said to every connection: no trace file, and no end to a wait for a row that another statement is about to let go,
     * which is soon, but for a machine so busy that it is not. A transaction's waits are another matter, see {@link H2Access}.
     */
    private static final String QUIETLY = ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;LOCK_TIMEOUT=3600000";

    private static final String BASE_DIR = "h2.baseDir";

    static {
        System.setProperty("h2.bindAddress", HOST);
    }

    private H2Database() {}

    /**
     * Opens the database of a finished race, to be read only.
     *
     * @throws IOException if there is none, or it cannot be opened; the message names the file and says why
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
            throw new IOException(file + ": " + whyClosed(e), e);
        }
    }

    /**
     * What the database of a finished race holds.
     *
     * @throws IOException as {@link #openFinished}; or if its tables are not what they should be
     */
    static FinalState look(Path folder) throws IOException {
        try (Connection database = openFinished(folder)) {
            return H2Tables.look(database);
        } catch (SQLException e) {
            throw new IOException(folder.resolve(FILE) + ": cannot be read: " + words(e), e);
        }
    }

    private static String whyClosed(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.WRONG_USER_OR_PASSWORD,
                    ErrorCode.DATABASE_IS_READ_ONLY -> // it would have to be repaired first
                "its race did not end in order, so that its password is lost; hold the race again";
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> "it is in use; wait for the end of its race";
            default -> "cannot be opened: " + words(e);
        };
    }

    /** Opens the database in this process, and makes it if it is not there. */
    static Connection open(Path folder, String password) throws SQLException {
        return embedded(folder, "", password);
    }

    /**
     * Opens the database inside this process. The folder is not put into the URL, in which a semicolon would end it.
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
        return new Driver().connect(url + QUIETLY, user);
    }

    /** What went wrong, in one line for people: without the statement and the error's number. */
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

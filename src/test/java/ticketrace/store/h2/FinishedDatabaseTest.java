package ticketrace.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.RunsFolder;

/** A finished race's database can be read, and cannot be changed. */
class FinishedDatabaseTest {

    private static final int TICKETS = 5;
    private static final long SEED = 20_260_101;

    @TempDir
    Path folder;

    private Path finish() throws IOException {
        try (H2Server server = H2Server.create(folder, TICKETS);
                H2Store buyer = H2Store.open(H2Access.of(server.access()), "buyer-01")) {
            buyer.write(TICKETS - 1);
            buyer.record(TICKETS, 1);
            buyer.record(TICKETS, 2);
        }
        return folder.resolve(H2Database.FILE);
    }

    private void assertRefused(Path file, String says) {
        assertThatIOException()
                .isThrownBy(() -> H2Database.openFinished(folder).close())
                .withMessageStartingWith(file + ": ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").contains(says));
    }

    @Test
    void query_findsASeatThatWasSoldTwice() throws Exception {
        finish();
        try (Connection database = H2Database.openFinished(folder);
                Statement statement = database.createStatement();
                ResultSet twice =
                        statement.executeQuery("SELECT seat, COUNT(*) FROM sales GROUP BY seat HAVING COUNT(*) > 1")) {
            assertThat(twice.next()).isTrue();
            assertThat(twice.getInt(1)).isEqualTo(TICKETS);
            assertThat(twice.getInt(2)).isEqualTo(2);
            assertThat(twice.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE tickets SET remaining = 99",
                "INSERT INTO sales (seat, buyer, purchase) VALUES (1, 'nobody', 1)",
                "DELETE FROM sales",
                "DROP TABLE sales",
                "CREATE TABLE more (id INT)",
                "CREATE ALIAS run FOR 'java.lang.Runtime.getRuntime'"
            })
    void change_isRefused_andTheFileStaysAsItWas(String change) throws Exception {
        Path file = finish();
        byte[] before = Files.readAllBytes(file);
        try (Connection database = H2Database.openFinished(folder);
                Statement statement = database.createStatement()) {
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(change));
        }
        assertThat(file).hasBinaryContent(before);
        assertThat(RunsFolder.list(folder)).containsExactly(file);
    }

    /** H2 accepts this change, but does not store it. */
    @Test
    void password_cannotBeSet() throws Exception {
        Path file = finish();
        byte[] before = Files.readAllBytes(file);
        try (Connection database = H2Database.openFinished(folder);
                Statement statement = database.createStatement()) {
            statement.execute("ALTER USER sa SET PASSWORD 'mine'");
        }
        H2Database.openFinished(folder).close();
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void missingDatabase_isNamed_andNotCreated() {
        assertRefused(
                folder.resolve(H2Database.FILE), "there is no such database; only races with --store h2 have one");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 20_000})
    void garbage_isRefused_andLeftUnchanged(int bytes) throws IOException {
        byte[] garbage = new byte[bytes];
        new Random(SEED).nextBytes(garbage);
        Path file = Files.write(folder.resolve(H2Database.FILE), garbage);
        assertRefused(file, "cannot be opened: ");
        assertThat(file).hasBinaryContent(garbage);
        assertThat(RunsFolder.list(folder)).containsExactly(file);
    }

    @Test
    void truncatedDatabase_isNamed() throws IOException {
        Path file = finish();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 5000));
        assertRefused(file, "cannot be opened: ");
    }

    @Test
    void folderInPlaceOfADatabase_isNamed() throws IOException {
        assertRefused(Files.createDirectory(folder.resolve(H2Database.FILE)), "is a folder");
    }

    @Test
    void databaseOfAnInterruptedRace_isReportedAsLocked(@TempDir Path elsewhere) throws IOException {
        try (H2Server server = H2Server.create(elsewhere, TICKETS)) {
            assertThat(server.access()).isNotBlank();
            Path file = folder.resolve(H2Database.FILE);
            Files.copy(elsewhere.resolve(H2Database.FILE), file, StandardCopyOption.REPLACE_EXISTING);
            assertRefused(file, "its race did not end in order");
        }
    }
}

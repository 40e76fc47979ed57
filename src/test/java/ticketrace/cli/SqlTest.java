package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.cli.Ticketrace.Finished;
import ticketrace.store.ServedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.TicketStore;

/** Queries to the database of a finished run that sold the last of five seats twice. */
class SqlTest {

    private static final int USAGE = 2;
    private static final int IO_ERROR = 74;

    @TempDir
    Path temporary;

    private Path run;

    @BeforeEach
    void finishARun() throws IOException {
        run = Files.createDirectory(temporary.resolve("runs ö;x"));
        StoreKind h2 = Stores.named("h2");
        try (ServedStore served = h2.create(run, 5);
                TicketStore buyer = h2.open(run, served.access(), "buyer-01")) {
            buyer.write(4);
            buyer.record(5, 1);
            buyer.record(5, 2);
        }
    }

    private Finished sql(String query) {
        return InThisJvm.run("sql", run.toString(), query);
    }

    private Finished typed(String lines) {
        return InThisJvm.runWith(lines, "sql", run.toString());
    }

    @Test
    void query_isAnsweredWithATable() {
        assertThat(sql(SqlCommand.EXAMPLE).outLines()).containsExactly("seat count(*)", "   5        2", "1 row");
    }

    @Test
    void database_isOnlyRead() throws IOException {
        byte[] before = Files.readAllBytes(run.resolve("tickets.mv.db"));

        sql("DELETE FROM sales").assertOneLineOfError(USAGE, "The database is read only");
        sql("DELETE NOW").assertOneLineOfError(USAGE, "Table \"NOW\" not found");
        sql("DELETED").assertOneLineOfError(USAGE, "Syntax error");
        assertThat(Files.readAllBytes(run.resolve("tickets.mv.db"))).isEqualTo(before);
    }

    @Test
    void missingDatabase_isReportedInOneLine() throws IOException {
        String file = Files.createDirectory(temporary.resolve("of files")).toString();

        InThisJvm.run("sql", file, "SELECT 1").assertOneLineOfError(IO_ERROR, file, "tickets.mv.db", "--store h2");
        InThisJvm.run("sql", "nowhere").assertOneLineOfError(IO_ERROR, "nowhere", "no such folder");
        InThisJvm.run("sql").assertOneLineOfError(USAGE, "FOLDER");
    }

    @Test
    void prompt_readsQueriesFromAPipe_andContinuesAfterAnError() {
        Finished finished = typed("SELECT remaining FROM tickets;\nSELEC\nSELECT COUNT(*) AS sold FROM sales\n\n");

        assertThat(finished.exit()).isZero();
        assertThat(finished.outLines()).startsWith("remaining", "        4", "1 row");
        assertThat(finished.outLines().get(3)).contains("Syntax error");
        assertThat(finished.outLines().get(4)).isEqualTo("sold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "quit", "\\q", "EXIT;", " quit ; ", ".exit", "exit()", "QUIT"})
    void exitWord_endsThePrompt(String word) {
        Finished finished = typed(word + "\nSELECT remaining FROM tickets\n");

        assertThat(finished.exit()).isZero();
        assertThat(finished.out()).isEmpty();
        assertThat(finished.err()).isEmpty();
    }
}

package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Scratch;
import ticketrace.store.Stores;
import ticketrace.store.h2.H2Database;

class QueryReportTest {

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    @Test
    void whatATerminalWouldActOn_isSpelledOut_inAnswersAndHeadings() throws Exception {
        Stores.named("h2").create(folder, 1).close();
        Printed printed = new Printed();

        try (Connection database = H2Database.openFinished(folder);
                Statement statement = database.createStatement()) {
            QueryReport.print(
                    statement, "SELECT 'a' || CHAR(27) || '[2J' || CHAR(10) || 'b' AS \"x\u0007\"", printed.screen());
        }

        assertThat(printed.lines()).containsExactly("x\\u0007", "a\\u001b[2J b", "1 row");
    }
}

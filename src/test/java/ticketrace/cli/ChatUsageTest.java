package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.cli.InThisJvm.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong chat command prints one line that says what is allowed, and ends with exit code 2. */
class ChatUsageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chat                                  | serve or join    | --help
                    chat sing                             | sing             | serve, join
                    chat serve --port 65536               | --port           | from 0 to 65535
                    chat serve --port p                   | --port           | from 0 to 65535
                    chat serve --max-clients 0            | --max-clients    | from 1 to 500
                    chat serve --max-clients 501          | --max-clients    | from 1 to 500
                    chat serve --bind 0.0.0.0             | --bind           | --authkey-file
                    chat serve --bind no.such.name.test   | --bind           | address
                    chat serve --prot 1                   | --prot           | ticketrace chat serve --help
                    chat serve 4711                       | 4711             | ticketrace chat serve --help
                    chat join                             | HOST:PORT        | HOST:PORT
                    chat join 127.0.0.1                   | HOST:PORT        | 127.0.0.1:4711
                    chat join 127.0.0.1:0                 | HOST:PORT        | from 1 to 65535
                    chat join ::1:4711                    | HOST:PORT        | 127.0.0.1:4711
                    chat join 127.0.0.1:1 --name a:b      | --name           | 1 to 20 letters
                    chat join 127.0.0.1:1 --name          | --name           | NAME
                    """)
    void wrongUsage_isReportedInOneLine(String command, String names, String allowed) {
        assertRefused(command, names, allowed);
    }

    @Test
    void help_isPrinted() {
        assertThat(InThisJvm.runsQuietly("chat", "--help").out()).contains("serve", "join");
        assertThat(InThisJvm.runsQuietly("chat", "serve", "--help").out())
                .contains("--port", "--authkey-file", "--max-clients", "--bind", "--echo-upper");
        assertThat(InThisJvm.runsQuietly("chat", "join", "--help").out())
                .contains("HOST:PORT", "--name", "--authkey-file", "/who");
    }
}

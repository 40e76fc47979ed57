package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.RunsFolder;

/** Whatever is wrong with a chat command: one line that says what is allowed, and exit code 2. */
class ChatUsageIT {

    private static final int USAGE = 2;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chat                                  | serve or join    | --help
                    chat sing                             | sing             | ticketrace chat --help
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
    void wrongUsage_isToldInOneLine(String command, String names, String allowed) throws Exception {
        Ticketrace.in(folder.path()).run(command.split(" ")).assertOneLineOfError(USAGE, names, allowed);
        assertThat(RunsFolder.list(folder.path())).as("what was created").isEmpty();
    }

    @Test
    void help_isThere() throws Exception {
        Ticketrace ticketrace = Ticketrace.in(folder.path());
        assertThat(ticketrace.runsQuietly("chat", "--help").out()).contains("serve", "join");
        assertThat(ticketrace.runsQuietly("chat", "serve", "--help").out())
                .contains("--port", "--authkey-file", "--max-clients", "--bind", "--echo-upper");
        assertThat(ticketrace.runsQuietly("chat", "join", "--help").out())
                .contains("HOST:PORT", "--name", "--authkey-file", "/who");
    }
}

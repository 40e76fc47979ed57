package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Limits;

class BrowserTest {

    private static final String ADDRESS = "http://127.0.0.1:7070/#a=1&b=2";
    private static final String MISSING = "/nowhere/opener";

    @TempDir
    Path folder;

    private String opener(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file.toString();
    }

    private static PrintedErrors open(String... openers) {
        Browser browser = new Browser(List.of(openers).stream().map(List::of).toList());
        return PrintedErrors.of(() -> {
            try {
                Thread opening = browser.open(URI.create(ADDRESS));
                opening.join(Limits.ANSWER.toMillis());
                return opening.isAlive() ? 1 : 0;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void firstOpenerThatWorks_getsTheAddress() throws Exception {
        String fails = opener("fails", "exit 3");
        String opens = opener("opens", "echo \"$1\" > " + folder.resolve("opened"));
        PrintedErrors printed = open(MISSING, fails, opens, opener("second", "touch " + folder.resolve("too many")));

        assertThat(printed.text()).isEmpty();
        assertThat(folder.resolve("opened")).hasContent(ADDRESS);
        assertThat(folder.resolve("too many")).doesNotExist();
    }

    @Test
    void withoutAWorkingOpener_oneLineNamesTheAddress() throws Exception {
        String fails = opener("fails", "echo no browser; echo no browser >&2; exit 3");

        for (PrintedErrors printed : List.of(open(), open(MISSING), open(MISSING, fails), open(fails))) {
            assertThat(printed.exit()).isZero();
            assertThat(printed.text()).startsWith("ticketrace: ").endsWith(" open " + ADDRESS + System.lineSeparator());
            assertThat(printed.text().lines()).hasSize(1);
        }
    }
}

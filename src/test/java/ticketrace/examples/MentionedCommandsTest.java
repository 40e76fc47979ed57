package ticketrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.RunsFolder;
import ticketrace.cli.CommandParsing;

/** The command line accepts every command that the README or a page of the documentation names. */
class MentionedCommandsTest {

    private static final Path README = Path.of("README.md");
    private static final Map<String, String> PLACEHOLDERS = Map.of("HOST:PORT", "127.0.0.1:4711");

    /**
     * Commands in the text do not run, but the command line must accept them. A single word is a command in the README;
     * on other pages it is only the name of a command.
     */
    @ParameterizedTest
    @MethodSource("pages")
    void commandInTheTextOfAPage_isAccepted(Path page) throws IOException {
        List<PageCommands.Command> mentioned =
                new ArrayList<>(PageCommands.mentionedIn(page, CommandParsing.commands()));
        if (page.equals(README)) {
            assertThat(mentioned).hasSizeGreaterThan(10);
        } else {
            mentioned.removeIf(command -> command.arguments().length == 1);
        }
        PageCommands.commandsOf(page).stream()
                .filter(PageCommands.Command::callsTicketrace)
                .forEach(mentioned::add);
        for (PageCommands.Command command : mentioned) {
            assertThat(CommandParsing.problemWith(filledIn(command.arguments())))
                    .as("%s: %s", page, command)
                    .isEmpty();
        }
    }

    /** The arguments with an example value for each placeholder. The name of a folder needs none. */
    private static String[] filledIn(String... words) {
        return Stream.of(words)
                .map(word -> PLACEHOLDERS.getOrDefault(word, word))
                .toArray(String[]::new);
    }

    static List<Path> pages() {
        List<Path> pages = new ArrayList<>(List.of(README));
        RunsFolder.list(Path.of("src", "docs")).stream()
                .filter(page -> page.toString().endsWith(".md"))
                .forEach(pages::add);
        return pages;
    }

    @Test
    void wrongCommand_isNotAccepted() {
        assertThat(CommandParsing.problemWith("export", "last")).contains("--format");
        assertThat(CommandParsing.problemWith("report", "last", "--opne")).contains("--opne");
        assertThat(CommandParsing.problemWith("sell")).contains("sell");
    }
}

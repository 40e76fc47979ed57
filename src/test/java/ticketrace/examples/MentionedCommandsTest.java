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
import ticketrace.cli.Understanding;

/** Every command that the README or a page of the documentation names is one that the command line takes. */
class MentionedCommandsTest {

    private static final Path README = Path.of("README.md");
    private static final Map<String, String> PLACES = Map.of("HOST:PORT", "127.0.0.1:4711");

    /**
     * What a page only mentions is at least understood. One word alone is a command in the README, and elsewhere the name of
     * one.
     */
    @ParameterizedTest
    @MethodSource("pages")
    void commandInTheTextOfAPage_isUnderstood(Path page) throws IOException {
        List<Readme.Command> mentioned = new ArrayList<>(Readme.mentionedIn(page, Understanding.commands()));
        if (page.equals(README)) {
            assertThat(mentioned).hasSizeGreaterThan(10);
        } else {
            mentioned.removeIf(command -> command.arguments().length == 1);
        }
        Readme.commandsOf(page).stream().filter(Readme.Command::isOurs).forEach(mentioned::add);
        for (Readme.Command command : mentioned) {
            assertThat(Understanding.problemWith(filledIn(command.arguments())))
                    .as("%s: %s", page, command)
                    .isEmpty();
        }
    }

    /** The words, with something to go by where the page says what would stand there; a folder can have any name. */
    private static String[] filledIn(String... words) {
        return Stream.of(words).map(word -> PLACES.getOrDefault(word, word)).toArray(String[]::new);
    }

    static List<Path> pages() {
        List<Path> pages = new ArrayList<>(List.of(README));
        RunsFolder.list(Path.of("src", "docs")).stream()
                .filter(page -> page.toString().endsWith(".md"))
                .forEach(pages::add);
        return pages;
    }

    @Test
    void commandThatIsWrong_isNotUnderstood() {
        assertThat(Understanding.problemWith("export", "last")).contains("--format");
        assertThat(Understanding.problemWith("report", "last", "--opne")).contains("--opne");
        assertThat(Understanding.problemWith("sell")).contains("sell");
    }
}

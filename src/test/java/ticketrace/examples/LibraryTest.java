package ticketrace.examples;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The page for who uses the jar as a library. */
class LibraryTest extends JavaPageContract {

    LibraryTest() {
        super("src/docs/library.md", "ticketrace.examples.library");
    }

    @Override
    Stream<Arguments> examples() {
        return Stream.of(
                example("Till", "sold seat 2", "sold seat 1"),
                example("Survivor", "acquired: true", "its holder died: true"));
    }
}

package ticketrace.examples;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The examples on the page about the jar as a library. */
class LibraryTest extends JavaPageContract {

    LibraryTest() {
        super("src/docs/library.md", "ticketrace.examples.library");
    }

    @Override
    Stream<Arguments> examples() {
        return Stream.of(
                example("SeatCounter", "sold seat 2", "sold seat 1"),
                example("KilledHolder", "acquired: true", "its holder died: true"));
    }
}

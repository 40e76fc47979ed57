package ticketrace.examples;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The examples on the page about multiprocessing. */
class MultiprocessingTest extends JavaPageContract {

    MultiprocessingTest() {
        super("src/docs/multiprocessing.md", "ticketrace.examples.multiprocessing");
    }

    @Override
    Stream<Arguments> examples() {
        return Stream.of(
                example("Greet", "hello Alice, says greeter", "exit code 0"),
                example("Book", "2 seats for Metropolis"),
                example("Sell", "sold 3", "sold 3"),
                example("TimeLimit", "ended false, alive true", "alive false, exit code -15"),
                example("ExitCodes", "3", "143", "1"),
                example("Daemons", "main ends", "cleaned"),
                example(
                        "Ancestry",
                        "MainProcess, processors: " + Runtime.getRuntime().availableProcessors(),
                        "children: 1",
                        "Process-1, child of MainProcess",
                        "Process-1:1, child of Process-1",
                        "children: 0"),
                example("FirstToEnd", "quick"),
                example("Upper", "refused", "a stranger was here", "ANY SEATS LEFT?"),
                example("Dialogue", "anybody here", "[42, seats]"),
                example("Grab", "got ticket 3", "got ticket 2", "got ticket 1", "left: 0"));
    }
}

package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ticketrace.launch.ChildListener;

/** The lines that the launcher gets from a buyer that first names its protocol, another one, or none. */
class GreetingTest {

    private final List<String> lines = new ArrayList<>();

    private List<String> passedOn(String... sent) {
        Greeting greeting = new Greeting("buyer/1", Set.of("ready", "done", "error"), new ChildListener() {
            @Override
            public void line(String line) {
                lines.add(line);
            }

            @Override
            public void ended() {
                lines.add("<end>");
            }
        });
        List.of(sent).forEach(greeting::line);
        greeting.ended();
        return lines;
    }

    @Test
    void linesAfterTheProtocol_arePassedOn_withoutThatLine() {
        assertThat(passedOn("protocol buyer/1", "ready 1 2", "done")).containsExactly("ready 1 2", "done", "<end>");
    }

    @Test
    void linesOfTheJvmBeforeTheProtocol_arePassedOn() {
        assertThat(passedOn("[warning][cds] no archive", "protocol buyer/1", "ready 1 2"))
                .containsExactly("[warning][cds] no archive", "ready 1 2", "<end>");
    }

    @Test
    void buyerWithAnotherProtocol_isAnErrorInOneLine_andItsLinesAreDropped() {
        assertThat(passedOn("protocol buyer/2", "ready 1 2", "protocol buyer/1", "done"))
                .containsExactly("error it speaks protocol 'buyer/2', not 'buyer/1'", "<end>");
    }

    @Test
    void buyerThatNamesNoProtocol_isAnErrorInOneLine() {
        assertThat(passedOn("ready 1 2", "done"))
                .containsExactly("error it said 'ready 1 2' before 'protocol buyer/1'", "<end>");
    }

    @Test
    void emptyProtocolName_isShown_andALongOneIsShortened() {
        assertThat(passedOn("protocol")).containsExactly("error it speaks protocol '', not 'buyer/1'", "<end>");
        lines.clear();
        assertThat(passedOn("protocol " + "x".repeat(100)).get(0)).hasSizeLessThan(90);
    }

    @Test
    void errorBeforeTheProtocol_isPassedOn() {
        assertThat(passedOn("error no disk")).containsExactly("error no disk", "<end>");
    }
}

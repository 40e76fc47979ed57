package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ticketrace.launch.ChildListener;

/** What is heard of a buyer that names its protocol first, another one, or none. */
class GreetingTest {

    private final List<String> heard = new ArrayList<>();

    private List<String> heardOf(String... lines) {
        Greeting greeting = new Greeting("buyer/1", Set.of("ready", "done", "error"), new ChildListener() {
            @Override
            public void line(String line) {
                heard.add(line);
            }

            @Override
            public void ended() {
                heard.add("<end>");
            }
        });
        List.of(lines).forEach(greeting::line);
        greeting.ended();
        return heard;
    }

    @Test
    void buyerThatNamesItsProtocolFirst_isHeard_withoutThatLine() {
        assertThat(heardOf("protocol buyer/1", "ready 1 2", "done")).containsExactly("ready 1 2", "done", "<end>");
    }

    @Test
    void whatTheVirtualMachinePrintsBefore_isPassedOn() {
        assertThat(heardOf("[warning][cds] no archive", "protocol buyer/1", "ready 1 2"))
                .containsExactly("[warning][cds] no archive", "ready 1 2", "<end>");
    }

    @Test
    void buyerOfAnotherProtocol_isAnErrorInOneLine_andNotHeardAgain() {
        assertThat(heardOf("protocol buyer/2", "ready 1 2", "protocol buyer/1", "done"))
                .containsExactly("error it speaks protocol 'buyer/2', not 'buyer/1'", "<end>");
    }

    @Test
    void buyerThatNamesNoProtocol_isAnErrorInOneLine() {
        assertThat(heardOf("ready 1 2", "done"))
                .containsExactly("error it said 'ready 1 2' before 'protocol buyer/1'", "<end>");
    }

    @Test
    void protocolWithoutAName_orWithALongOne_isShownShortened() {
        assertThat(heardOf("protocol")).containsExactly("error it speaks protocol '', not 'buyer/1'", "<end>");
        heard.clear();
        assertThat(heardOf("protocol " + "x".repeat(100)).get(0)).hasSizeLessThan(90);
    }

    @Test
    void buyerThatFailsBeforeItCanGreet_isHeard() {
        assertThat(heardOf("error no disk")).containsExactly("error no disk", "<end>");
    }
}

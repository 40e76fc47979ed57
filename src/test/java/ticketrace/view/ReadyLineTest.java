package ticketrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import ticketrace.race.GettingReady;

/** What people see while something is made that is made only once. */
class ReadyLineTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String seen() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void elsewhere_itIsOneLine() {
        GettingReady line = ReadyLine.on(Screen.plain(out, 80));
        line.begins();
        line.goesOn(1, 4);
        line.ends();
        assertThat(seen()).isEqualTo("Getting ready (only this once) ...\n");
    }

    @Test
    void onATerminal_itCounts_andIsGoneInTheEnd() {
        GettingReady line = ReadyLine.on(Screen.terminal(out, false, 80, 24));
        line.begins();
        line.goesOn(3, 4);
        assertThat(seen())
                .isEqualTo("\rGetting ready (only this once) ...   0 %\rGetting ready (only this once) ...  75 %");
        line.ends();
        assertThat(seen()).matches("(?s).*\\r +\\r");
    }

    @Test
    void whatIsLeftOut_isALineOfItsOwn() {
        GettingReady line = ReadyLine.on(Screen.plain(out, 80));
        line.begins();
        line.leavesOut("store h2", "it does\n not answer");
        line.ends();
        assertThat(seen().lines())
                .containsExactly(
                        "Getting ready (only this once) ...",
                        "Buyers will start more slowly with store h2: it does not answer");
    }

    @Test
    void ifNothingIsMade_nothingIsSaid() {
        ReadyLine.on(Screen.terminal(out, true, 80, 24)).ends();
        assertThat(seen()).isEmpty();
    }
}

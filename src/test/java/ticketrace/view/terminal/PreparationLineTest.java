package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import ticketrace.race.ArchiveProgress;

/** The line that users see while the class archive is made, which happens only once. */
class PreparationLineTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String seen() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutATerminal_itIsOneLine() {
        ArchiveProgress line = PreparationLine.on(Screen.plain(out, 80));
        line.begins();
        line.progressed(1, 4);
        line.ends();
        assertThat(seen()).isEqualTo("Getting ready (only this once) ...\n");
    }

    @Test
    void onATerminal_itCounts_andIsGoneInTheEnd() {
        Terminal terminal = new Terminal(80, 24);
        ArchiveProgress line = PreparationLine.on(terminal.screen());
        line.begins();
        assertThat(terminal.seen()).containsExactly("Getting ready (only this once) ...   0 %");
        line.progressed(3, 4);
        assertThat(terminal.seen()).containsExactly("Getting ready (only this once) ...  75 %");
        line.ends();
        assertThat(terminal.seen()).isEmpty();
    }

    @Test
    void whatIsLeftOut_isALineOfItsOwn() {
        ArchiveProgress line = PreparationLine.on(Screen.plain(out, 80));
        line.begins();
        line.leftOut("store h2", "it does\n not answer");
        line.ends();
        assertThat(seen().lines())
                .containsExactly(
                        "Getting ready (only this once) ...",
                        "Buyers will start more slowly with store h2: it does not answer");
    }

    @Test
    void ifNothingIsMade_nothingIsSaid() {
        PreparationLine.on(Screen.terminal(out, true, 80, 24)).ends();
        assertThat(seen()).isEmpty();
    }
}

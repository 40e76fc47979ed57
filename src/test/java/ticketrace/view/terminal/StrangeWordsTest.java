package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Scratch;
import ticketrace.json.Json;
import ticketrace.run.RaceResult;
import ticketrace.run.ResultDocument;
import ticketrace.run.Results;

/** The report of a race shows all words of the evidence, with control characters spelled out. */
class StrangeWordsTest {

    private static final String CLEAR = "\u001b[2J";

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private RaceResult race(String text) throws IOException {
        String acting = text.replace("#", "\\u001b[2J\\n\\r");
        return Results.ofText(Files.writeString(folder.resolve("history.jsonl"), acting));
    }

    /** A race with a seat sold twice, in which every name and word has control characters. */
    private RaceResult race() throws IOException {
        return race("""
                {"schema":"ticketrace/history/3","store":"S#","guard":"G#","tickets":2,"killed":["A#"],"forbids":["DOUBLE_BOOKED"]}
                {"buyer":"A#","pid":1}
                {"buyer":"B#","pid":2,"closed":90,"reason":"QUOTA"}
                {"buyer":"A#","purchase":1,"step":"READ","begin":10,"end":20,"value":2}
                {"buyer":"B#","purchase":1,"step":"READ","begin":10,"end":20,"value":2}
                {"buyer":"A#","purchase":1,"step":"WRITE","begin":30,"end":40}
                {"buyer":"B#","purchase":1,"step":"WRITE","begin":30,"end":40}
                {"buyer":"A#","purchase":1,"step":"RECORD","begin":40,"end":50}
                {"buyer":"B#","purchase":1,"step":"RECORD","begin":40,"end":50,"outcome":"SOLD"}
                {"sale":2,"buyer":"A#","purchase":1}
                {"sale":2,"buyer":"B#","purchase":1}
                {"sale":2,"buyer":"C#","purchase":1}
                {"remaining":1}
                {"damage":"D#"}
                """);
    }

    @Test
    void wordsOfTheEvidence_areSpelledOut() throws IOException {
        RaceResult race = race();
        Printed printed = new Printed();
        Terminal terminal = new Terminal(200, 24);

        RaceReport.print(race, printed.screen());
        RaceReport.print(race, terminal.screen());

        for (String told : List.of(String.join("\n", printed.lines()), String.join("\n", terminal.seen()))) {
            assertThat(told).doesNotContain("\u001b", "\r");
            for (String word : List.of("store S", "guard G", "A", "B", "sold by C", "D")) {
                assertThat(told).contains(word + "\\u001b[2J\\n\\r");
            }
        }
        assertThat(terminal.written()).doesNotContain(CLEAR);
    }

    @Test
    void nameOfABuyerThatDied_isSpelledOutInTheHeadline() throws IOException {
        RaceResult race = race("""
                {"schema":"ticketrace/history/3","store":"file","guard":"none","tickets":2}
                {"buyer":"A#","pid":1}
                {"remaining":2}
                """);
        Printed printed = new Printed();

        RaceReport.print(race, printed.screen());

        assertThat(printed.lines().get(1)).endsWith("what A\\u001b[2J\\n\\r did last.");
    }

    @Test
    void namesInJson_areAsTheFileHasThem() throws IOException {
        Map<String, Object> json = Json.object(Json.document(ResultDocument.of(race())));

        assertThat(json.get("killed")).isEqualTo("A" + CLEAR + "\n\r");
    }
}

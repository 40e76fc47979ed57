package ticketrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.lesson.Excerpt;
import ticketrace.lesson.Fact;

class ClassroomStageTest {

    private final Printed printed = new Printed();
    private final ClassroomStage stage = new ClassroomStage(printed.screen(), null);

    @Test
    void words_areBrokenAtTheWidthOfTheScreen() {
        stage.preview("a sentence of many words ".repeat(9).strip());
        stage.answer("a sentence of many words ".repeat(9).strip());
        stage.notSeen("a sentence of many words ".repeat(9).strip());
        assertThat(printed.lines()).hasSizeGreaterThan(15).allMatch(line -> line.length() <= 40);
    }

    @Test
    void facts_standInColumns_andTheirMeaningIsBroken() {
        stage.seen(List.of(
                new Fact("sold", "1", "of 1 ticket"),
                new Fact("remaining", "100", "a meaning that is longer than the screen is wide"),
                new Fact("bare", "0", "")));
        assertThat(printed.lines())
                .containsExactly(
                        "",
                        "What was seen",
                        "  sold        1  of 1 ticket",
                        "  remaining 100  a meaning that is",
                        "                 longer than the screen",
                        "                 is wide",
                        "  bare        0");
    }

    @Test
    void code_standsBesideEachOther_ifThereIsRoom_elseBelow() {
        stage.show(List.of(
                new Excerpt("a/B.java", "lock();\n", "lock()\n"),
                new Excerpt("a/B.java", "a line that leaves no room\n", "with room for lock\n")));
        assertThat(printed.lines())
                .containsExactly(
                        "",
                        "The lines that did it",
                        "  Java: a/B.java   Python",
                        "  lock();          lock()",
                        "",
                        "  Java: a/B.java",
                        "  a line that leaves no room",
                        "",
                        "  Python",
                        "  with room for lock",
                        "");
    }

    @Test
    void withoutAKeyboard_nobodyIsWaitedFor() {
        stage.ask("why?");
        assertThat(printed.lines()).containsExactly("", "A question to the class", "  why?");
    }

    @Test
    void enter_isWaitedFor_onceTheQuestionIsThere() {
        InputStream keyboard = new ByteArrayInputStream("well\nnext".getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read() {
                assertThat(printed.lines()).endsWith("  why?", "  Press Enter to see: ");
                return super.read();
            }

            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, length);
            }
        };
        new ClassroomStage(printed.screen(), keyboard).ask("why?");
        assertThat(keyboard).hasContent("next");
    }

    @Test
    void endOfInput_isAsGoodAsEnter() {
        new ClassroomStage(printed.screen(), InputStream.nullInputStream()).ask("why?");
        assertThat(printed.lines()).contains("  why?");
    }
}

package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.lesson.Excerpt;
import ticketrace.lesson.LessonText;
import ticketrace.lesson.Lessons;
import ticketrace.lesson.Observation;

class TerminalLessonTest {

    private final Printed printed = new Printed();
    private final TerminalLesson presenter = new TerminalLesson(printed.screen(), null);

    @Test
    void words_areBrokenAtTheWidthOfTheScreen() {
        presenter.preview("a sentence of many words ".repeat(9).strip());
        presenter.answer("a sentence of many words ".repeat(9).strip());
        presenter.notSeen("a sentence of many words ".repeat(9).strip());
        assertThat(printed.lines()).hasSizeGreaterThan(15).allMatch(line -> line.length() <= 40);
    }

    @Test
    void facts_areInColumns_andLongMeaningsAreWrapped() {
        presenter.seen(List.of(
                new Observation("sold", "1", "of 1 ticket"),
                new Observation("remaining", "100", "a meaning that is longer than the screen is wide"),
                new Observation("bare", "0", "")));
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
    void code_isShownSideBySide_ifItFits_otherwiseBelow() {
        presenter.show(List.of(
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
    void withoutAKeyboard_theProgramDoesNotWait() {
        presenter.ask("why?");
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
        new TerminalLesson(printed.screen(), keyboard).ask("why?");
        assertThat(keyboard).hasContent("next");
    }

    /** Keys that were typed before the prompt do not count; only Enter after the prompt does. */
    @Test
    void answerAndCode_areWaitedFor_andTheQuestionIsThereAgain() {
        List<String> prompts = new ArrayList<>();
        InputStream keyboard = new InputStream() {
            private int typedBefore = 3;

            @Override
            public int available() {
                return typedBefore;
            }

            @Override
            public int read() {
                if (typedBefore > 0) {
                    typedBefore--;
                } else {
                    prompts.add(String.join("\n", printed.lines()));
                }
                return '\n';
            }

            @Override
            public int read(byte[] into, int from, int most) {
                into[from] = (byte) read();
                return 1;
            }
        };
        TerminalLesson patient = new TerminalLesson(printed.screen(), keyboard);
        patient.ask("why?");
        patient.seen(List.of(new Observation("sold", "1", "")));
        patient.answer("because");
        patient.show(List.of(new Excerpt("a/B.java", "lock();\n", "lock()\n")));

        assertThat(prompts).hasSize(2);
        assertThat(prompts.get(0))
                .endsWith("\n  why?\n\n  Press Enter for the answer: ")
                .doesNotContain("because");
        assertThat(prompts.get(1))
                .contains("  because")
                .endsWith("\n\n  Press Enter for the lines that did it: ")
                .doesNotContain("lock()");
    }

    @Test
    void retry_isMentioned() {
        presenter.again(List.of("a thing", "another"));
        assertThat(printed.lines())
                .containsExactly(
                        "",
                        "The lesson should have shown this, but",
                        "did not: a thing; another.",
                        "This machine may be too busy. The lesson",
                        "runs once more, slowly.");
    }

    @Test
    void endOfInput_isAsGoodAsEnter_fromThenOn() {
        TerminalLesson alone = new TerminalLesson(printed.screen(), InputStream.nullInputStream());
        alone.ask("why?");
        alone.answer("because");
        assertThat(printed.lines())
                .containsExactly(
                        "",
                        "A question to the class",
                        "  why?",
                        "  Press Enter to see: ",
                        "",
                        "The answer",
                        "  because");
    }

    /** A keyboard on which Enter is pressed all the time. */
    private static final class EnterAgainAndAgain extends InputStream {
        @Override
        public int read() {
            return '\n';
        }
    }

    /** On a projector of 80 columns and 24 lines, everything between two prompts fits on the screen. */
    @Test
    void whatIsSaidBefore_andTheCode_fitOnAScreenEach() {
        for (LessonText text : Lessons.texts()) {
            Printed before = new Printed(80);
            TerminalLesson projector = new TerminalLesson(before.screen(), new EnterAgainAndAgain());
            projector.title(12, text.title());
            projector.preview(text.preview());
            projector.ask(text.question());
            assertThat(before.lines()).as(text.title()).hasSizeLessThan(24);

            Printed code = new Printed(80);
            new TerminalLesson(code.screen(), new EnterAgainAndAgain()).show(text.code());
            int shown = 0;
            for (String line : code.lines()) {
                shown = line.startsWith("  Press Enter") ? 1 : shown + 1;
                assertThat(shown).as(text.title()).isLessThan(24);
            }
        }
    }
}

package ticketrace.view.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ticketrace.lesson.Excerpt;
import ticketrace.lesson.LessonPresenter;
import ticketrace.lesson.Observation;
import ticketrace.race.ArchiveProgress;
import ticketrace.race.RaceObserver;

/** Presents a lesson on a terminal and a projector: no line is longer than 80 columns. */
public final class TerminalLesson implements LessonPresenter {

    private static final int MOST_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 40;
    private static final String INDENT = "  ";
    private static final String GAP = "   ";

    /** The lines that a pause takes: its prompt, and an empty line before. */
    private static final int PROMPT_LINES = 2;

    private final Screen screen;
    private final int width;
    private @Nullable InputStream keyboard;
    private String asked = "";

    /**
     * A lesson on this screen.
     *
     * @param keyboard where the teacher presses Enter; null for a lesson without pauses. When it ends, there are no
     *     more pauses
     */
    public TerminalLesson(Screen screen, @Nullable InputStream keyboard) {
        this.screen = screen;
        this.width = Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, screen.width()));
        this.keyboard = keyboard;
    }

    @Override
    public void title(int number, String title) {
        screen.line(screen.paint(Colour.HEADING, "Lesson " + number + ": " + title));
    }

    @Override
    public void preview(String words) {
        heading("What we are going to see");
        paragraph(words, null);
    }

    @Override
    public void ask(String question) {
        asked = question;
        heading("A question to the class");
        paragraph(question, Colour.ACTION);
        InputStream typed = keyboard;
        if (typed != null) {
            awaitEnter(typed, "to see");
        }
    }

    /** Waits for Enter, without the keys that were pressed before the prompt. */
    private void awaitEnterAnew(InputStream typed, String what) {
        try {
            typed.skipNBytes(typed.available());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnter(typed, what);
    }

    private void awaitEnter(InputStream typed, String what) {
        screen.print(INDENT, screen.paint(Colour.ASIDE, "Press Enter " + what + ": "));
        try {
            int key = typed.read();
            while (key >= 0 && key != '\n') {
                key = typed.read();
            }
            if (key < 0) {
                keyboard = null; // its input has ended
                screen.line();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void begin() {
        heading("What happens");
    }

    @Override
    public void tell(String words) {
        TextLayout.wrapped(words, width).forEach(screen::line);
    }

    @Override
    public ArchiveProgress gettingReady() {
        return PreparationLine.onStandardError();
    }

    @Override
    public RaceObserver observer() {
        return new Narrator(screen);
    }

    @Override
    public void seen(List<Observation> observations) {
        heading("What was seen");
        int what = widest(observations, Observation::what);
        int value = widest(observations, Observation::value);
        int left = INDENT.length() + what + 1 + value + 2;
        for (Observation observation : observations) {
            CharSequence head = screen.joined(
                    INDENT + TextLayout.padded(observation.what(), what + 1),
                    TextLayout.spaces(observation.value(), value),
                    screen.paint(Colour.HEADING, observation.value()),
                    "  ");
            for (String line : TextLayout.wrapped(observation.meaning(), width - left)) {
                screen.line(TextLayout.stripped(screen.joined(head, screen.paint(Colour.ASIDE, line))));
                head = " ".repeat(left);
            }
        }
    }

    private static int widest(List<Observation> observations, Function<Observation, String> part) {
        return observations.stream()
                .map(part)
                .mapToInt(TextLayout::columns)
                .max()
                .orElse(0);
    }

    @Override
    public void answer(String words) {
        InputStream typed = keyboard;
        if (typed != null) {
            screen.line();
            paragraph(asked, Colour.ACTION); // the results have pushed it out of sight
            screen.line();
            awaitEnterAnew(typed, "for the answer");
        }
        heading("The answer");
        paragraph(words, Colour.GOOD);
    }

    @Override
    public void show(List<Excerpt> code) {
        InputStream typed = keyboard;
        if (typed != null) {
            screen.line();
            awaitEnterAnew(typed, "for the lines that did it");
        }
        heading("The lines that did it");
        int shown = 1 + PROMPT_LINES;
        for (Excerpt excerpt : code) {
            for (List<String> block : blocks(excerpt)) {
                InputStream still = keyboard;
                if (still != null && shown + block.size() > screen.height()) {
                    awaitEnterAnew(still, "for more");
                    shown = PROMPT_LINES;
                }
                block.forEach(line -> screen.line((INDENT + line).stripTrailing()));
                screen.line();
                shown += block.size() + 1;
            }
        }
    }

    /** The parts that must stay on one screen. */
    private List<List<String>> blocks(Excerpt excerpt) {
        List<String> java = titled("Java: " + excerpt.file(), excerpt.java());
        List<String> python = titled("Python", excerpt.python());
        return TextLayout.fitBeside(java, python, width - INDENT.length(), GAP)
                ? List.of(TextLayout.beside(java, python, GAP))
                : List.of(java, python);
    }

    private static List<String> titled(String title, String code) {
        List<String> lines = new ArrayList<>(List.of(title));
        code.stripTrailing().lines().forEach(lines::add);
        return lines;
    }

    @Override
    public void again(List<String> notSeen) {
        notSeen(String.join("; ", notSeen));
        tell("This machine may be too busy. The lesson runs once more, slowly.");
    }

    @Override
    public void notSeen(String what) {
        screen.line();
        TextLayout.wrapped("The lesson should have shown this, but did not: " + what + ".", width)
                .forEach(line -> screen.line(screen.paint(Colour.BAD, line)));
    }

    private void heading(String text) {
        screen.line();
        screen.line(screen.paint(Colour.HEADING, text));
    }

    private void paragraph(String words, @Nullable Colour colour) {
        for (String line : TextLayout.wrapped(words, width - INDENT.length())) {
            screen.line(INDENT, colour == null ? line : screen.paint(colour, line));
        }
    }
}

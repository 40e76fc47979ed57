package ticketrace.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.lesson.Excerpt;
import ticketrace.lesson.Fact;
import ticketrace.lesson.Stage;
import ticketrace.race.GettingReady;
import ticketrace.race.RaceObserver;

/** A stage on a screen, for a class that looks at a projector: no line is longer than 80 columns. */
public final class ClassroomStage implements Stage {

    private static final int MOST_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 40;
    private static final String INDENT = "  ";
    private static final String GAP = "   ";

    /** What a pause takes of a screen: the line that says so, and one before it. */
    private static final int PROMPT_LINES = 2;

    private final Screen screen;
    private final int width;
    private @Nullable InputStream keyboard;
    private String asked = "";

    /**
     * A stage on this screen.
     *
     * @param keyboard where Enter is pressed; null if nobody is to be waited for. At its end nobody is any more
     */
    public ClassroomStage(Screen screen, @Nullable InputStream keyboard) {
        this.screen = screen;
        this.width = Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, screen.width()));
        this.keyboard = keyboard;
    }

    @Override
    public void title(int number, String title) {
        screen.line(screen.paint(Ink.HEADING, "Lesson " + number + ": " + title));
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
        paragraph(question, Ink.ACTION);
        InputStream typed = keyboard;
        if (typed != null) {
            awaitEnter(typed, "to see");
        }
    }

    /** Whatever was typed while something happened was not meant for this. */
    private void awaitEnterAnew(InputStream typed, String what) {
        try {
            typed.skipNBytes(typed.available());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnter(typed, what);
    }

    private void awaitEnter(InputStream typed, String what) {
        screen.out().print(INDENT + screen.paint(Ink.ASIDE, "Press Enter " + what + ": "));
        screen.out().flush();
        try {
            int key = typed.read();
            while (key >= 0 && key != '\n') {
                key = typed.read();
            }
            if (key < 0) {
                keyboard = null; // nothing more will come from there
                screen.line();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void curtain() {
        heading("What happens");
    }

    @Override
    public void tell(String words) {
        Lines.wrapped(words, width).forEach(screen::line);
    }

    @Override
    public GettingReady gettingReady() {
        return ReadyLine.onStandardError();
    }

    @Override
    public RaceObserver observer() {
        return new Narrator(screen);
    }

    @Override
    public void seen(List<Fact> facts) {
        heading("What was seen");
        int what = facts.stream().mapToInt(fact -> fact.what().length()).max().orElse(0);
        int value = facts.stream().mapToInt(fact -> fact.value().length()).max().orElse(0);
        int left = INDENT.length() + what + 1 + value + 2;
        for (Fact fact : facts) {
            String space = " "
                    .repeat(what
                            - fact.what().length()
                            + 1
                            + value
                            - fact.value().length());
            String head = INDENT + fact.what() + space + screen.paint(Ink.HEADING, fact.value()) + "  ";
            for (String line : Lines.wrapped(fact.meaning(), width - left)) {
                screen.line((head + screen.paint(Ink.ASIDE, line)).stripTrailing());
                head = " ".repeat(left);
            }
        }
    }

    @Override
    public void answer(String words) {
        InputStream typed = keyboard;
        if (typed != null) {
            screen.line();
            paragraph(asked, Ink.ACTION); // which what was seen has pushed out of sight
            screen.line();
            awaitEnterAnew(typed, "for the answer");
        }
        heading("The answer");
        paragraph(words, Ink.GOOD);
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

    /** What is not to be torn apart. */
    private List<List<String>> blocks(Excerpt excerpt) {
        List<String> java = titled("Java: " + excerpt.file(), excerpt.java());
        List<String> python = titled("Python", excerpt.python());
        return Lines.fitBeside(java, python, width - INDENT.length(), GAP)
                ? List.of(Lines.beside(java, python, GAP))
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
        tell("Perhaps this machine has too much else to do. Once more, and slowly.");
    }

    @Override
    public void notSeen(String what) {
        screen.line();
        Lines.wrapped("This was to be seen, and was not: " + what + ".", width)
                .forEach(line -> screen.line(screen.paint(Ink.BAD, line)));
    }

    private void heading(String text) {
        screen.line();
        screen.line(screen.paint(Ink.HEADING, text));
    }

    private void paragraph(String words, @Nullable Ink ink) {
        for (String line : Lines.wrapped(words, width - INDENT.length())) {
            screen.line(INDENT + (ink == null ? line : screen.paint(ink, line)));
        }
    }
}

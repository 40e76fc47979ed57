package ticketrace.view.terminal;

import java.util.Map;
import ticketrace.view.words.ThisProgram;

/** The list of ready-made cases, for people. */
public final class ScenarioList {

    private static final int WIDTH = 80;
    private static final int GAP = 2;

    private ScenarioList() {}

    /**
     * Prints it.
     *
     * @param titles a sentence about each case, by its name
     */
    public static void print(Map<String, String> titles, Screen screen) {
        int column = titles.keySet().stream().mapToInt(String::length).max().orElse(0) + GAP;
        titles.forEach((name, title) -> {
            CharSequence before = screen.joined(screen.paint(Colour.HEADING, name), TextLayout.spaces(name, column));
            for (String line : TextLayout.wrapped(title, Math.min(WIDTH, screen.width()) - column)) {
                screen.line(before, line);
                before = " ".repeat(column);
            }
        });
        screen.line();
        String first = titles.keySet().iterator().next();
        ThisProgram program = ThisProgram.running();
        screen.line("To run one:         " + program.with("@" + first));
        screen.line("With other options: " + program.with("@" + first, "--guard", "file-lock"));
    }
}

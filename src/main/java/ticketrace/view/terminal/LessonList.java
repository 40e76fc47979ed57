package ticketrace.view.terminal;

import java.util.List;
import ticketrace.lesson.LessonText;
import ticketrace.view.words.ThisProgram;

/** The list of lessons, for people. */
public final class LessonList {

    private LessonList() {}

    public static void print(List<LessonText> lessons, Screen screen) {
        Table table = new Table("rll");
        for (int i = 0; i < lessons.size(); i++) {
            LessonText lesson = lessons.get(i);
            table.row(List.of(
                    new Table.Cell(String.valueOf(i + 1), Colour.HEADING),
                    new Table.Cell(" " + lesson.title(), Colour.HEADING),
                    new Table.Cell(" " + lesson.line(), Colour.ASIDE)));
        }
        table.print(screen, "");
        screen.line();
        screen.line("To hold one:  " + ThisProgram.running().with("lesson", "1"));
    }
}

package ticketrace.view;

import java.util.List;
import ticketrace.lesson.Text;

/** The list of lessons, for people. */
public final class LessonList {

    private LessonList() {}

    public static void print(List<Text> lessons, Screen screen) {
        Table table = new Table("rll");
        for (int i = 0; i < lessons.size(); i++) {
            Text lesson = lessons.get(i);
            table.row(List.of(
                    new Table.Cell(String.valueOf(i + 1), Ink.HEADING),
                    new Table.Cell(" " + lesson.title(), Ink.HEADING),
                    new Table.Cell(" " + lesson.line(), Ink.ASIDE)));
        }
        table.print(screen, "");
        screen.line();
        screen.line("One of them:  " + ThisProgram.running().with("lesson", "1"));
    }
}

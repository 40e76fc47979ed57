package ticketrace.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ticketrace.lesson.Lessons;
import ticketrace.view.terminal.LessonList;
import ticketrace.view.terminal.Screen;
import ticketrace.view.terminal.TerminalLesson;

/** {@code lesson}: lists the lessons, or holds one. */
@Command(
        name = "lesson",
        description = "Fourteen lessons for a class, from a process and its pid to a lock that runs out; each"
                + " with a question, real processes, and the code. Exit code 0 if the lesson showed all that it should, 3"
                + " if not.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class LessonCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "N",
            description = "The lesson to hold, from 1 to 15; without it, the command lists the lessons.")
    @Allowed.Numbers(to = Lessons.COUNT)
    @Nullable
    Integer number;

    @Option(
            names = "--no-wait",
            description = "Do not wait for Enter after the question, before the answer, and before the code.")
    boolean noWait;

    @Mixin
    RunsDirectory runs;

    @Override
    public Integer call() throws IOException {
        Screen screen = Races.screen(false);
        if (number == null) {
            LessonList.print(Lessons.texts(), screen);
            return ExitCode.OK;
        }
        boolean waits = !noWait && Screen.inputIsTerminal();
        try {
            boolean seen = Lessons.hold(number, new TerminalLesson(screen, waits ? System.in : null), runs.path);
            return seen ? ExitCode.OK : ExitCode.VIOLATED;
        } catch (InterruptedException ctrlC) {
            return ExitCode.INTERRUPTED;
        }
    }
}

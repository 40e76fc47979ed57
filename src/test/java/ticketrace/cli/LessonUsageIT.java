package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** The list of lessons, and what is said to those who ask for one that cannot be held. */
class LessonUsageIT {

    private static final int USAGE = 2;
    private static final int IO_ERROR = 74;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());
    private final Path runs = folder.resolve("runs");

    @Test
    void lesson_listsAll_andNeedsNothing() throws Exception {
        Finished list = ticketrace.runsQuietly("lesson");

        assertThat(list.exit()).isZero();
        assertThat(list.outLines())
                .filteredOn(line -> line.matches(" ?\\d+  \\S.*  \\S.*"))
                .hasSize(12);
        assertThat(list.outLines()).allMatch(line -> line.length() <= 80);
        assertThat(RunsFolder.list(folder.path())).isEmpty();
    }

    @Test
    void wrongNumber_isToldWhichThereAre() throws Exception {
        for (String none : List.of("0", "13", "-1", "one", "1.5", "")) {
            ticketrace.run("lesson", none).assertOneLineOfError(USAGE, "from 1 to 12", "'" + none + "'");
        }
        ticketrace.run("lesson", "1", "2").assertOneLineOfError(USAGE, "2");
        ticketrace.run("lesson", "1", "--nowait").assertOneLineOfError(USAGE, "--nowait", "--help");
    }

    @Test
    void folderThatCannotBeMade_isNamed() throws Exception {
        Files.writeString(runs, "a file");
        Finished lesson = ticketrace.run("lesson", "8", "--runs-dir", "runs");

        assertThat(lesson.exit()).isEqualTo(IO_ERROR);
        assertThat(lesson.err()).startsWith("ticketrace: ").contains("runs").hasLineCount(1);
    }
}

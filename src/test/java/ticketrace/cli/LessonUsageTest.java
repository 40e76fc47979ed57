package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.cli.InThisJvm.assertRefused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** The list of lessons, and the error messages for lessons that cannot run. */
class LessonUsageTest {

    private static final int IO_ERROR = 74;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path runs = folder.resolve("runs");

    @Test
    void lesson_listsAll_andNeedsNothing() {
        Finished list = InThisJvm.runsQuietly("lesson");

        assertThat(list.exit()).isZero();
        assertThat(list.outLines())
                .filteredOn(line -> line.matches(" ?\\d+  \\S.*  \\S.*"))
                .hasSize(15);
        assertThat(list.outLines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void wrongNumber_isRefusedWithTheValidNumbers() {
        for (String none : List.of("0", "16", "-1", "one", "1.5", "")) {
            assertRefused(new String[] {"lesson", none}, "from 1 to 15", "'" + none + "'");
        }
        assertRefused("lesson 1 2", "'2'");
        assertRefused("lesson 1 --nowait", "--nowait", "--no-wait", "--help");
    }

    @Test
    void folderThatCannotBeMade_isNamed() throws Exception {
        Files.writeString(runs, "a file");
        Finished lesson = InThisJvm.run("lesson", "8", "--runs-dir", runs.toString());

        assertThat(lesson.exit()).isEqualTo(IO_ERROR);
        assertThat(lesson.err()).startsWith("ticketrace: ").contains("runs").hasLineCount(1);
    }
}

package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.RunsFolder;

/** Whatever is wrong with a command: one line that says what is allowed, exit code 2, and nothing is created. */
class WrongUsageIT {

    private static final int USAGE = 2;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    private void assertRefused(String command, String... says) throws Exception {
        ticketrace.run(command.isEmpty() ? new String[0] : command.split(" ")).assertOneLineOfError(USAGE, says);
        assertThat(RunsFolder.list(folder.path())).as("what was created").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --buyers 0          | --buyers    | from 1 to 1000
                    --buyers 1001       | --buyers    | from 1 to 1000
                    --buyers -3         | --buyers    | from 1 to 1000
                    --buyers many       | --buyers    | from 1 to 1000
                    --buyers 2.5        | --buyers    | from 1 to 1000
                    --buyers 4294967297 | --buyers    | from 1 to 1000
                    --tickets 0         | --tickets   | from 1 to 9999999
                    --tickets 10000000  | --tickets   | from 1 to 9999999
                    --tickets 1e3       | --tickets   | from 1 to 9999999
                    --think 61s         | --think     | from 0 to 60s
                    --think 2m          | --think     | from 0 to 60s
                    --think 5           | --think     | 250us, 1ms, 2s, 1m
                    --think -1ms        | --think     | 250us, 1ms, 2s, 1m
                    --think 1h          | --think     | 250us, 1ms, 2s, 1m
                    --quota 0           | --quota     | from 1 to
                    --quota none        | --quota     | from 1 to
                    --timeout 0         | --timeout   | from 1ms to
                    --timeout 1441m     | --timeout   | 1440m
                    --timeout soon      | --timeout   | 250us, 1ms, 2s, 1m
                    --store h3          | h3          | file
                    --guard magic       | magic       | none, jvm-lock, lock-file, file-lock
                    --guard row-lock    | row-lock    | h2
                    --isolation serializable | --isolation | transaction
                    --isolation serializable --guard file-lock --store h2 | --isolation | transaction
                    --isolation serial --guard transaction --store h2 | serial | read-uncommitted, read-committed, repeatable-read, serializable
                    --isolation all --guard transaction --store h2 | all | read-uncommitted, read-committed, repeatable-read, serializable
                    --isolation         | --isolation | LEVEL
                    --history no        | --history   | on or off
                    --history           | --history   | parameter
                    --history off --kill-holder | --history off | --kill-holder
                    --history off --narrate | --history off | --narrate
                    --history off --report | --history off | --report
                    --guard FILE-LOCK   | FILE-LOCK   | none, jvm-lock, lock-file, file-lock
                    --json=perhaps      | --json      | perhaps
                    --buyers            | --buyers    | N
                    --runs-dir          | --runs-dir  | DIR
                    """)
    void optionOfRun_thatIsNoneOrOutOfRange_isRefused(String options, String names, String allowed) throws Exception {
        assertRefused("run " + options, names, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --guards magic            | magic    | none, jvm-lock, lock-file, file-lock
                    --guards none,,file-lock  | ''       | none, jvm-lock, lock-file, file-lock
                    --guards all,none         | all      | none, jvm-lock, lock-file, file-lock
                    --guards all --store h3   | h3       | file
                    --guards                  | --guards | A,B,C
                    --guards none,atomic      | atomic   | h2
                    --guards all --isolation all | --isolation | transaction
                    --guards none,row-lock --store h2 --isolation all | --isolation | transaction
                    --guards none,transaction --store h2 --isolation some | some | read-uncommitted, read-committed, repeatable-read, serializable
                    --history off --report    | --history off | --report
                    --guard none              | --guard  | --help
                    """)
    void optionOfCompare_thatIsNone_isRefused(String options, String names, String allowed) throws Exception {
        assertRefused("compare " + options, names.replace("''", ""), allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --buyers 9          | --buyers    | from 1 to 8
                    --buyers 0          | --buyers    | from 1 to 8
                    --buyers two        | --buyers    | from 1 to 8
                    --tickets 0         | --tickets   | from 1 to 9999999
                    --quota 0           | --quota     | from 1 to
                    --store h3          | h3          | file
                    --guard magic       | magic       | none, jvm-lock, lock-file, file-lock
                    --guard row-lock    | row-lock    | h2
                    --isolation serializable | --isolation | transaction
                    --isolation serial --guard transaction --store h2 | serial | read-uncommitted, read-committed, repeatable-read, serializable
                    --think 1ms         | --think     | --help
                    --timeout 1s        | --timeout   | --help
                    --json=perhaps      | --json      | perhaps
                    """)
    void optionOfSteppedBuyers_thatIsNoneOrOutOfRange_isRefused(String options, String names, String allowed)
            throws Exception {
        assertRefused("explore " + options, names, allowed);
        assertRefused("step --schedule A " + options, names, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --kills -1          | --kills         | from 0 to 8
                    --kills 9           | --kills         | from 0 to 8
                    --kills             | --kills         | N
                    --respawn           | --respawn       | --kills 1
                    --respawn --kills 0 | --respawn       | --kills 1
                    --max-schedules 0   | --max-schedules | from 1 to
                    --max-schedules all | --max-schedules | from 1 to
                    --max-switches -1   | --max-switches  | from 0 to
                    --max-switches 1.5  | --max-switches  | from 0 to
                    --time-limit 0      | --time-limit    | from 1ms to
                    --time-limit 5      | --time-limit    | 250us, 1ms, 2s, 1m
                    --time-limit 1441m  | --time-limit    | 1440m
                    --schedule A        | --schedule      | --help
                    """)
    void optionOfExplore_thatIsNoneOrOutOfRange_isRefused(String options, String names, String allowed)
            throws Exception {
        assertRefused("explore " + options, names, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --schedule          | --schedule | TURNS
                    --kills 1           | --kills    | --help
                    --schedule=C        | position 1 | A to B
                    --schedule=BA       | position 1 | 'BA'
                    --schedule=A,B      | position 1 | 'A,B'
                    --schedule=!        | position 1 | '!A' kills A
                    --schedule=?A       | position 1 | '+A' starts it again
                    --schedule=1        | position 1 | A to B
                    --schedule=B --buyers=1 | position 1 | there is A,
                    """)
    void optionOfStep_thatIsNone_isRefused(String options, String names, String allowed) throws Exception {
        assertRefused("step " + options, names, allowed);
    }

    @Test
    void replayOfNothing_isToldWhatToReplay() throws Exception {
        assertRefused("replay", "FOLDER");
        assertRefused("replay one two", "two");
    }

    @Test
    void noCommand_isToldTheCommands() throws Exception {
        assertRefused(
                "",
                "demo, run, compare, step, explore, replay, explain, audit, report, export, sql, guards, lesson, chat, serve");
    }

    @Test
    void unknownCommand_isToldTheCommands() throws Exception {
        assertRefused(
                "rum",
                "rum",
                "demo, run, compare, step, explore, replay, explain, audit, report, export, sql, guards, lesson, chat, serve");
        assertRefused(
                "help rum",
                "rum",
                "demo, run, compare, step, explore, replay, explain, audit",
                "sql, guards, lesson, chat");
    }

    @Test
    void unknownOption_isToldWhereTheOptionsStand() throws Exception {
        assertRefused("run --buyer 3", "--buyer", "--help");
        assertRefused("demo --buyers 3", "--buyers", "--help");
    }

    @Test
    void wordTooMany_isNamed() throws Exception {
        assertRefused("run file-lock", "file-lock");
        assertRefused("guards none", "none");
        assertRefused("audit one two", "two");
    }

    @Test
    void auditOfNothing_isToldWhatToAudit() throws Exception {
        assertRefused("audit", "FOLDER");
    }

    @Test
    void argumentFileThatIsNotThere_isNamed() throws Exception {
        assertRefused("@data/scenarios/nowhere", "data/scenarios/nowhere");
        assertRefused("run @nowhere", "nowhere");
    }

    @Test
    void argumentFileThatIsAFolder_isNamed() throws Exception {
        try (RunsFolder other = RunsFolder.create()) {
            assertRefused("run @" + other.path(), other.path().toString());
        }
    }

    @Test
    void patienceThatIsNoNumber_isRefused() throws Exception {
        ticketrace
                .with("TICKETRACE_PATIENCE", "much")
                .run("guards")
                .assertOneLineOfError(USAGE, "TICKETRACE_PATIENCE", "'much'", "from 0.1 to 1000");
    }
}

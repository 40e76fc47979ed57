package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.cli.InThisJvm.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.RunsFolder;

/** A wrong command prints one line that says what is allowed, ends with exit code 2, and creates nothing. */
class WrongUsageTest {

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
        --fault             | --fault     | FAULT
        --history off --narrate | --history off | --narrate
        --history off --report | --history off | --report
        --history off --slow | --history off | --slow
        --slow --json | --slow | --json
        --guard FILE-LOCK   | FILE-LOCK   | none, jvm-lock, lock-file, file-lock
        --json=perhaps      | --json      | perhaps
        --buyers            | --buyers    | N
        --runs-dir          | --runs-dir  | DIR
        """)
    void optionOfRun_thatIsNoneOrOutOfRange_isRefused(String options, String names, String allowed) {
        assertRefused("run " + options, names, allowed);
    }

    @Test
    void fault_needsHistories() {
        assertRefused(new String[] {"run", "--history", "off", "--fault", "kill buyer-01"}, "--history off", "--fault");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        file-lock | kill buyer-09               | buyer-09   | buyer-01 to buyer-08
        file-lock | kill holder at LUNCH        | LUNCH      | ACQUIRE, READ, STILL_HELD, WRITE
        file-lock | kill holder at TAKE         | TAKE       | ACQUIRE, READ, WRITE, RECORD, RELEASE
        file-lock | kill holder seat 101        | 101        | 1 to 100
        file-lock | kill holder after 60s       | after 60s  | ends after 60s
        file-lock | pause holder                | pause      | seat N
        none      | kill holder at RECORD       | none       | name a buyer
        """)
    void impossibleFault_isRefused(String guard, String fault, String names, String allowed) {
        assertRefused(new String[] {"run", "--guard", guard, "--fault", fault}, names, allowed);
        assertRefused(new String[] {"compare", "--guards", "file-lock," + guard, "--fault", fault}, names, allowed);
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
    void optionOfCompare_thatIsNone_isRefused(String options, String names, String allowed) {
        assertRefused("compare " + options, names.replace("''", ""), allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --buyers 9          | --buyers    | from 1 to 8
        --buyers 0          | --buyers    | from 1 to 8
        --buyers two        | --buyers    | from 1 to 8
        --tickets 0         | --tickets   | from 1 to 9999999
        --quota 0           | --quota     | must be all, or a whole number from 1 to
        --quota none        | --quota     | must be all
        --store h3          | h3          | file
        --guard magic       | magic       | none, jvm-lock, lock-file, file-lock
        --guard row-lock    | row-lock    | h2
        --isolation serializable | --isolation | transaction
        --isolation serial --guard transaction --store h2 | serial | read-uncommitted, read-committed, repeatable-read, serializable
        --inside --guard file-lock | file-lock | lock-file, fair-lock, robust-lock
        --inside --guard magic | magic    | none, jvm-lock, lock-file, file-lock
        --guard inside:file-lock | inside:file-lock | none, jvm-lock, lock-file, file-lock
        --think 1ms         | --think     | --help
        --timeout 1s        | --timeout   | --help
        --json=perhaps      | --json      | perhaps
        """)
    void optionOfSteppedBuyers_thatIsNoneOrOutOfRange_isRefused(String options, String names, String allowed) {
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
        --seed 3 --every-schedule | --seed    | --every-schedule
        --seed 3 --max-schedules 5 | --seed   | --sample and --recheck
        --seed three        | --seed          | three
        --sample 0          | --sample        | from 1 to
        --sample 9 --max-states 9 | --sample  | --max-states
        --sample 9 --every-schedule | --sample | --every-schedule
        --graph out.png     | --graph         | .dot or .json
        --graph g.dot --sample 3 | --graph    | --sample
        --timeouts 9        | --timeouts      | from 0 to 8
        --timeouts 1        | --timeouts      | 'none' has none
        --timeouts 1 --guard file-lock | --timeouts | 'file-lock' has none
        --timeouts 1 --guard trap:check-then-create | --timeouts | 'trap:check-then-create' has none
        --kills 3           | --kills 3       | more buyers than there are (2)
        --kills 3 --buyers 2 | --kills 3      | --respawn
        --recheck 5 --every-schedule | --recheck | --every-schedule
        --recheck 0 --sample 5 | --recheck    | --sample
        --recheck 5 --max-schedules 5 | --recheck | --max-schedules
        --max-schedules 0   | --max-schedules | from 1 to
        --max-schedules all | --max-schedules | from 1 to
        --max-switches -1   | --max-switches  | from 0 to
        --max-switches 1.5  | --max-switches  | from 0 to
        --time-limit 0      | --time-limit    | from 1ms to
        --time-limit 5      | --time-limit    | 250us, 1ms, 2s, 1m
        --time-limit 1441m  | --time-limit    | 1440m
        --schedule A        | --schedule      | --help
        """)
    void optionOfExplore_thatIsNoneOrOutOfRange_isRefused(String options, String names, String allowed) {
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
    void optionOfStep_thatIsNone_isRefused(String options, String names, String allowed) {
        assertRefused("step " + options, names, allowed);
    }

    @Test
    void replayWithoutAFolder_isRefused_andSaysWhatToReplay() {
        assertRefused("replay", "FOLDER");
        assertRefused("replay one two", "two");
    }

    @Test
    void missingCommand_isRefused_withTheListOfCommands() {
        assertRefused(
                "",
                "demo, run, compare, step, explore, replay, explain, audit, report, export, sql, guards, traps, scenarios,"
                        + " lesson, chat, serve");
    }

    @Test
    void unknownCommand_isRefused_withTheListOfCommands() {
        assertRefused(
                "rum",
                "rum",
                "demo, run, compare, step, explore, replay, explain, audit, report, export, sql, guards, traps, scenarios,"
                        + " lesson, chat, serve");
        assertRefused(
                "help rum",
                "rum",
                "demo, run, compare, step, explore, replay, explain, audit",
                "sql, guards, traps, scenarios, lesson, chat");
    }

    @Test
    void unknownOption_isRefused_withThePlaceOfOptions() {
        assertRefused("run --buyer 3", "--buyer", "--help");
        assertRefused("demo --buyers 3", "--buyers", "--help");
    }

    /** The error names the option; the option's value and the command after it are not wrong. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --buyers 5 run           | '--buyers' | options come after the command: run --buyers
        --guard=none compare     | '--guard'  | options come after the command: compare --guard
        -x run                   | '-x'       | options come after the command: run -x
        --guard none             | '--guard'  | options come after the command; commands are: demo, run
        --port 0 chat serve      | '--port'   | options come after the command: chat serve --port
        chat --port 0 serve      | '--port'   | options come after the command: chat serve --port
        --versoin                | '--versoin' | did you mean --version?
        """)
    void optionBeforeTheCommand_isRefused_withItsPlace(String command, String names, String says) {
        assertRefused(command, names, says);
        assertThat(InThisJvm.run(command.split(" ")).err()).doesNotContain("unknown command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-hV", "--help run", "-h run", "--help=true run"})
    void ownOptionsOfTheProgram_mayComeFirst(String command) {
        assertThat(InThisJvm.run(command.split(" ")).exit()).isZero();
    }

    @Test
    void wordTooMany_isNamed() {
        assertRefused("run file-lock", "file-lock");
        assertRefused("guards none", "none");
        assertRefused("audit one two", "two");
    }

    @Test
    void auditWithoutAFolder_isRefused_andSaysWhatToAudit() {
        assertRefused("audit", "FOLDER");
    }

    @Test
    void argumentFileThatIsNotThere_isNamed() {
        assertRefused("@data/scenarios/nowhere", "data/scenarios/nowhere");
        assertRefused("run @nowhere", "nowhere");
    }

    @Test
    void argumentFileThatIsAFolder_isNamed() throws Exception {
        try (RunsFolder other = RunsFolder.create()) {
            assertRefused("run @" + other.path(), other.path().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        run --guard filelock                     | 'filelock'      | did you mean file-lock?
        run --guard FILE_LOCK                    | 'FILE_LOCK'     | did you mean file-lock?
        run --guard robust                       | 'robust'        | did you mean robust-lock?
        step --guard filelok --schedule A        | 'filelok'       | did you mean file-lock?
        compare --guards none,filelock           | 'filelock'      | did you mean file-lock?
        run --store mappd                        | 'mappd'         | did you mean mapped?
        compare --guards all --store H2          | 'H2'            | did you mean h2?
        run --store h2 --guard transaction --isolation serialisable | 'serialisable' | did you mean serializable?
        run --history of                         | 'of'            | did you mean off?
        run --history ON                         | 'ON'            | did you mean on?
        run --think 5                            | '5'             | did you mean 5ms?
        export . --format perfeto                | 'perfeto'       | did you mean perfetto?
        rum                                      | 'rum'           | did you mean run?
        comapre --guards none                    | 'comapre'       | did you mean compare?
        chat sevre                               | 'sevre'         | did you mean serve?
        run --buyer 3                            | '--buyer'       | did you mean --buyers?
        run -buyers 3                            | '-buyers'       | did you mean --buyers?
        run --quoat=3                            | '--quoat'       | did you mean --quota?
        compare --guard none                     | '--guard'       | did you mean --guards?
        compare --guard=none                     | '--guard'       | did you mean --guards?
        run --guards none                        | '--guards'      | did you mean --guard?
        chat serve --max-client 3                | '--max-client'  | did you mean --max-clients?
        """)
    void nearestName_isOffered(String command, String names, String offers) {
        assertRefused(command, names, offers);
    }

    @Test
    void nameThatIsLikeNone_isOfferedNothing() {
        for (String command : List.of("run --guard magic", "run --store sqlite", "perform", "run --colour red")) {
            assertThat(InThisJvm.run(command.split(" ")).err()).doesNotContain("did you mean");
        }
    }

    /** Help for an unknown command would be help for a different command. */
    @ParameterizedTest
    @ValueSource(strings = {"stores --help", "stores -h", "--help stores", "chat sing --help", "help stores"})
    void helpForAnUnknownCommand_isRefused(String command) {
        assertRefused(command, command.contains("sing") ? "'sing'" : "'stores'");
    }

    @Test
    void valueOfAnUnknownOption_isNotCalledUnknown() {
        assertThat(InThisJvm.run("compare", "--guard", "none").err()).doesNotContain("'none'");
    }

    @Test
    void wordsTooMany_areCounted_andTheFirstIsNamed() {
        assertRefused("audit a.jsonl b.jsonl", "audit takes one FOLDER", "'b.jsonl'");
        assertRefused("audit a.jsonl b.jsonl c.jsonl d.jsonl", "'b.jsonl' and 2 more");
        assertRefused("sql folder SELECT * FROM sales", "FOLDER", "QUERY", "'*' and 2 more", "quote");
        assertRefused("compare none file-lock", "'none'", "compare --help");
    }
}

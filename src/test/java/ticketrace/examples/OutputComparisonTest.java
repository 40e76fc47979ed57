package ticketrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the helpers of {@link ReadmeTest}: which outputs count as the same, and which commands a page has. */
class OutputComparisonTest {

    private static final List<String> REPORT = List.of(
            "5 buyers, 1 ticket, store file, guard none",
            "VIOLATED: it went wrong, and the evidence proves it.",
            "",
            "  sold                  5  of 1 ticket",
            "  inside         100.5 ms  is the median; p99 100.8 ms, longest 100.8 ms",
            "  100.75                                            writes 0",
            "  DOUBLE_BOOKED  buyer-04 and buyer-01 both read 1; both sold seat 1.",
            "Evidence: data/runs/2026-11-23T11-54-05.362-file-none");

    @Test
    void reportWithOtherNumbersAndBuyers_isTheSame() {
        List<String> again = List.of(
                "5 buyers, 1 ticket, store file, guard none",
                "VIOLATED: it went wrong, and the evidence proves it.",
                "  sold                  3  of 1 ticket",
                "  inside            99 us  is the median; p99 1.02 s, longest 1.02 s",
                "    0.03  writes 0",
                "  DOUBLE_BOOKED  buyer-02 and buyer-03 both read 1; both sold seat 1.",
                "Evidence: data/runs/2027-01-01T00-00-00.000-file-none");
        assertThat(OutputComparison.differences(REPORT, again)).isEmpty();
        assertThat(OutputComparison.differences(again, REPORT)).isEmpty();
    }

    private static List<String> without(String line) {
        return REPORT.stream().filter(each -> !each.equals(line)).toList();
    }

    @Test
    void missingOrAdditionalLine_isADifference() {
        List<String> shorter = without("  sold                  5  of 1 ticket");
        assertThat(OutputComparison.differences(REPORT, shorter)).isNotEmpty();
        assertThat(OutputComparison.differences(shorter, REPORT)).isNotEmpty();
        assertThat(OutputComparison.differences(REPORT, List.of())).isNotEmpty();
        assertThat(OutputComparison.differences(List.of(), REPORT)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        VIOLATED: it went wrong, and the evidence proves it. | VALID: every sale is explained.
        sold                  5  of 1 ticket                 | sold by all           5
        5 buyers, 1 ticket, store file, guard none           | 5 buyers, 1 ticket, store h2, guard none
        is the median; p99 100.8 ms, longest                 | is the median; p99 100.8 ms, the longest
        Evidence: data/runs/2026                             | Evidence: runs/2026
        writes 0                                             | writes nothing
        DOUBLE_BOOKED                                        | OVERSOLD
        read 1; both sold seat 1.                            | read 1; both wrote 0.
        """)
    void otherWord_isADifference(String shown, String printed) {
        List<String> other =
                REPORT.stream().map(line -> line.replace(shown, printed)).toList();
        assertThat(other).isNotEqualTo(REPORT);
        assertThat(OutputComparison.differences(REPORT, other)).isNotEmpty();
        assertThat(OutputComparison.differences(other, REPORT)).isNotEmpty();
    }

    @Test
    void linesInAnotherOrder_areADifference() {
        List<String> swapped = new ArrayList<>(REPORT);
        Collections.swap(swapped, 3, 4);
        assertThat(OutputComparison.differences(REPORT, swapped)).isNotEmpty();
    }

    /** The order of buyers' steps and the number of findings may differ, but not the kinds of steps and findings. */
    @Test
    void narrationAndFindings_mayDifferInNumberAndOrder() {
        List<String> shown = List.of(
                "      ms  buyer-01      buyer-02",
                "    0.20  reads 1",
                "    0.22                reads 1",
                "    1.24  writes 0",
                "  LOST_UPDATE    1 update lost: buyers wrote 2 new counts.",
                "  DOUBLE_BOOKED  buyer-01 and buyer-02 both read 1; both sold seat 1.");
        List<String> printed = List.of(
                "      ms  buyer-01      buyer-02",
                "    0.70  writes 0",
                "   10.20                reads 1",
                "  DOUBLE_BOOKED  buyer-01, buyer-02, buyer-05 and 2 others all read 2; all sold seat 2.",
                "  DOUBLE_BOOKED  buyer-01 and buyer-02 both read 1; both sold seat 1.",
                "  LOST_UPDATE    3 updates lost: buyers wrote 4 new counts.");
        assertThat(OutputComparison.differences(shown, printed)).isEmpty();
        assertThat(OutputComparison.differences(shown, printed.subList(0, 3))).hasSize(2);
        assertThat(OutputComparison.differences(shown.subList(0, 3), shown)).hasSize(3);
    }

    @Test
    void commandsOfAPage_areAllInConsoleBlocks_andThoseOfTicketraceInTheText() {
        List<PageCommands.Command> commands = PageCommands.commandsOf(List.of(
                "# Title, `java -jar target/ticketrace.jar guards`, `mvn verify`",
                "```console",
                "$ java -jar target/ticketrace.jar run --buyers 5",
                "first line",
                "",
                "$ mvn verify",
                "```",
                "```json",
                "$ no command",
                "```"));
        assertThat(commands)
                .extracting(PageCommands.Command::line)
                .containsExactly(
                        "java -jar target/ticketrace.jar guards",
                        "java -jar target/ticketrace.jar run --buyers 5",
                        "mvn verify");
        assertThat(commands).extracting(PageCommands.Command::callsTicketrace).containsExactly(true, true, false);
        assertThat(commands.get(1).arguments()).containsExactly("run", "--buyers", "5");
        assertThat(commands.get(1).output()).containsExactly("first line", "");
    }
}

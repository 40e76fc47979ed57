package ticketrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the tester: what is alike, what is not, and which commands a page has. */
class LikenessTest {

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
    void sameReportWithOtherNumbersAndBuyers_isAlike() {
        List<String> again = List.of(
                "5 buyers, 1 ticket, store file, guard none",
                "VIOLATED: it went wrong, and the evidence proves it.",
                "  sold                  3  of 1 ticket",
                "  inside            99 us  is the median; p99 1.02 s, longest 1.02 s",
                "    0.03  writes 0",
                "  DOUBLE_BOOKED  buyer-02 and buyer-03 both read 1; both sold seat 1.",
                "Evidence: data/runs/2027-01-01T00-00-00.000-file-none");
        assertThat(Likeness.ofLines(REPORT, again)).isEqualTo(1);
        assertThat(Likeness.ofLines(again, REPORT)).isEqualTo(1);
    }

    @Test
    void otherReport_isNotAlike() {
        List<String> other = List.of(
                "5 buyers, 1 ticket, store file, guard none",
                "VALID: every sale is explained, and no seat was sold twice.",
                "  sold by all: 5",
                "ticketrace: something else");
        assertThat(Likeness.ofLines(REPORT, other)).isLessThan(0.3);
        assertThat(Likeness.ofLines(REPORT, List.of())).isZero();
        assertThat(Likeness.ofLines(List.of(), REPORT)).isZero();
    }

    @Test
    void commandsOfAPage_areThoseInConsoleBlocks_andThoseOfOursInTheText() {
        List<Readme.Command> commands = Readme.commandsOf(List.of(
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
                .extracting(Readme.Command::line)
                .containsExactly(
                        "java -jar target/ticketrace.jar guards",
                        "java -jar target/ticketrace.jar run --buyers 5",
                        "mvn verify");
        assertThat(commands).extracting(Readme.Command::isOurs).containsExactly(true, true, false);
        assertThat(commands.get(1).arguments()).containsExactly("run", "--buyers", "5");
        assertThat(commands.get(1).output()).containsExactly("first line", "");
    }
}

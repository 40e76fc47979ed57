package ticketrace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace;

/** The reports of explorations, opened from the disk. */
@NeedsChromium
class ExplorationReportIT {

    private static RunsFolder folder;
    private static Chromium chromium;
    private static Path small;
    private static Path large;
    private static Path killed;

    @BeforeAll
    static void open() throws Exception {
        folder = RunsFolder.create();
        chromium = Chromium.in(folder);
        Ticketrace ticketrace = Ticketrace.in(folder.path());
        small = report(ticketrace.runsQuietly("explore", "--report"));
        large = report(ticketrace.runsQuietly("explore", "--buyers", "3", "--tickets", "3", "--report"));
        killed = report(ticketrace.runsQuietly("explore", "--guard", "lock-file", "--kills", "1", "--report"));
    }

    private static Path report(Ticketrace.Finished explored) {
        String last = explored.outLines().get(explored.outLines().size() - 1);
        assertThat(last).startsWith("Report: ");
        return folder.resolve(last.substring("Report: ".length()));
    }

    @AfterAll
    static void close() throws Exception {
        chromium.close();
        folder.close();
    }

    private static void visit(Path file) {
        chromium.open(file.toUri());
        chromium.await("html[data-ready]");
    }

    private static Object computed(String css, String property) {
        return chromium.script(
                "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", css, property);
    }

    @ParameterizedTest
    @CsvSource({"PROJECTOR, LIGHT", "PROJECTOR, DARK", "PHONE, DARK"})
    void report_fitsTheScreen_andIsAccessible(Chromium.Screen screen, Chromium.Theme theme) {
        chromium.emulate(screen, theme);
        visit(small);
        chromium.click("[data-end=VIOLATED]");
        chromium.assertFits();
        chromium.assertAccessible();
    }

    @Test
    void losingWay_isRed_andThick() {
        chromium.emulate(Chromium.Screen.PROJECTOR, Chromium.Theme.LIGHT);
        visit(small);

        assertThat(chromium.awaitCount(".state", 12)).hasSize(12);
        assertThat(chromium.awaitCount(".state[data-fate=LOST]", 6)).hasSize(6);
        assertThat(computed(".turn[data-fate=LOST]", "stroke"))
                .isEqualTo(computed(".verdict.violated", "color"))
                .isNotEqualTo(computed(".turn[data-fate=OPEN]", "stroke"));
        assertThat(computed(".turn[data-fate=LOST]", "strokeWidth")).isEqualTo("4px");
        assertThat(computed(".turn[data-fate=SAFE]", "strokeDasharray")).isNotEqualTo("none");
        assertThat(chromium.text("#outcomes")).contains("VIOLATED", "expected", "VALID", "fine");
        assertThat(chromium.await("[data-end=VIOLATED] text").getText()).isEqualTo("VIOLATED");
    }

    /** It differs from a safe one without its colour, too. */
    @Test
    void wayToNothingButADeadlock_isDotted_andInTheLegend() {
        chromium.emulate(Chromium.Screen.PROJECTOR, Chromium.Theme.LIGHT);
        visit(killed);

        String doubtful = ".turn[data-fate=DOUBTFUL]";
        assertThat(computed(doubtful, "stroke"))
                .isEqualTo(computed("[data-end=DEADLOCK]", "stroke"))
                .isNotEqualTo(computed(".turn[data-fate=SAFE]", "stroke"));
        assertThat(computed(doubtful, "strokeDasharray"))
                .isNotEqualTo(computed(".turn[data-fate=SAFE]", "strokeDasharray"))
                .isEqualTo(computed(".state.doubtful:not(.on-the-way)", "strokeDasharray"));
        assertThat(chromium.text(".legend"))
                .contains("no schedule from here ends VALID or VIOLATED, only DEADLOCK or UNKNOWN")
                .contains("no schedule from here ends VIOLATED, and some end VALID");
        chromium.click("[data-end=DEADLOCK]");
        chromium.assertFits();
        chromium.assertAccessible();
    }

    @Test
    void buyersThatCanChangePlaces_areToldBesideTheDrawing() {
        visit(small);
        assertThat(chromium.text("#changed-places")).contains("A and B", "have changed places");
    }

    @Test
    void keyboardAlone_opensAMoment_andContinuesFromIt() {
        chromium.emulate(Chromium.Screen.PROJECTOR, Chromium.Theme.LIGHT);
        visit(small);
        assertThat(chromium.text("#moment")).contains("State 0", "no turn was taken", "1 ticket left; no sale");
        chromium.tabTo("[data-end=VIOLATED]");
        chromium.press(Keys.ENTER);

        assertThat(chromium.attribute("[data-end=VIOLATED]", "aria-current")).isEqualTo("true");
        assertThat(chromium.text("#moment"))
                .contains("VIOLATED", "2 sales of 1 ticket", "reads 1", "writes 0", "sells seat 1")
                .contains("ended: has its quota", "SEAT 1 SOLD TWICE");
        chromium.tabTo("#back");
        chromium.press(Keys.ENTER);
        assertThat(chromium.text("#moment")).contains("Every schedule from here ends VIOLATED", "before RECORD");
        assertThat(chromium.script("return document.activeElement.closest('#moment') !== null"))
                .isEqualTo(true);
        chromium.assertConsoleIsEmpty();
    }

    @Test
    void report_asksTheNetworkForNothing() {
        visit(small);

        assertThat((List<?>) chromium.script("return performance.getEntriesByType('resource').map(({ name }) => name)"))
                .isEmpty();
        assertThat(chromium.attribute("meta[http-equiv=Content-Security-Policy]", "content"))
                .startsWith("default-src 'none'");
        chromium.assertConsoleIsEmpty();
    }

    @Test
    void largeGraph_isNotDrawn_andThePageSaysSo() {
        visit(large);

        assertThat(chromium.has(".state")).isFalse();
        assertThat(chromium.text("#not-drawn")).contains("71 states", "up to 60", "--graph");
        assertThat(chromium.text("#outcomes")).contains("VIOLATED");
    }
}

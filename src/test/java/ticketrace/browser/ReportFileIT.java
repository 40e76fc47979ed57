package ticketrace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import ticketrace.RunsFolder;
import ticketrace.audit.Headline;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.cli.Ticketrace;
import ticketrace.history.Outcome;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.view.report.HtmlReport;

/** Reports opened from the disk, as a reader opens a report file that somebody sent. */
@NeedsChromium
class ReportFileIT {

    private static RunsFolder folder;
    private static Chromium chromium;
    private static Path violated;
    private static Path comparison;

    @BeforeAll
    static void open() throws Exception {
        folder = RunsFolder.create();
        chromium = Chromium.in(folder);
        Path oddlyNamed = Files.createDirectory(folder.resolve("Grüße # 100 %"));
        Ticketrace ticketrace = Ticketrace.in(oddlyNamed);
        ticketrace.run("run", "--guard", "none", "--buyers", "3", "--tickets", "2", "--think", "300ms", "--report");
        ticketrace.run("compare", "--guards", "none,file-lock", "--buyers", "2", "--tickets", "20", "--report");
        List<Path> runs = RunsFolder.list(oddlyNamed.resolve("data").resolve("runs"));
        assertThat(runs).hasSize(3);
        violated = runs.get(0).resolve("report.html");
        comparison = runs.get(2).resolve("comparison.html");
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

    @ParameterizedTest
    @CsvSource({"PROJECTOR, LIGHT", "PROJECTOR, DARK", "PHONE, LIGHT", "PHONE, DARK"})
    void report_fitsTheScreen_andIsAccessible(Chromium.Screen screen, Chromium.Theme theme) {
        chromium.emulate(screen, theme);
        for (Path file : List.of(violated, comparison)) {
            visit(file);
            chromium.assertFits();
            chromium.assertAccessible();
        }
    }

    @Test
    void finding_leadsToItsMoment() {
        chromium.emulate(Chromium.Screen.PROJECTOR, Chromium.Theme.LIGHT);
        visit(violated);
        assertThat(chromium.attribute("#verdict", "data-verdict")).isEqualTo("VIOLATED");
        assertThat(chromium.await(".legend [data-state=twice]").getDomAttribute("data-count"))
                .isNotEqualTo("0");
        String before = chromium.text("#moment-readout");
        chromium.click("[data-kind=DOUBLE_BOOKED] .finding");

        chromium.await("[data-kind=DOUBLE_BOOKED] .finding[aria-current]");
        assertThat(chromium.text("#moment-readout")).isNotEqualTo(before).contains("buyer-0");
        chromium.assertConsoleIsEmpty();
    }

    @Test
    void refusedCommit_isShownAsUndone_andNotAsASale() throws Exception {
        RaceDraft race = RaceDraft.under("transaction", 2).at(Isolation.SERIALIZABLE);
        race.buyer("buyer-01").buys(PurchaseDraft.guardedSale(2, 10, 11).ends(Outcome.CONFLICT));
        race.buyer("buyer-02").buys(PurchaseDraft.guardedSale(2, 9, 10));
        RaceResult result = new RaceResult(
                new RaceResult.Raced(
                        RaceSettings.of("h2", "transaction", Load.of(2, 2)).withIsolation(Isolation.SERIALIZABLE),
                        Files.createDirectory(folder.resolve("refused")),
                        null),
                race.history(),
                race.judged(),
                List.of(),
                RaceResult.Millis.UNKNOWN,
                RaceResult.Casualties.NONE);
        chromium.emulate(Chromium.Screen.PROJECTOR, Chromium.Theme.LIGHT);
        visit(HtmlReport.write(result));
        assertThat(chromium.text("#meaning")).isEqualTo(Headline.of(result.judgement(), 2));
        assertThat(chromium.has("[data-figure=sold]")).isTrue();
        assertThat(chromium.has("[data-figure=rate], #throughput"))
                .as("a rate, which needs more than one seat")
                .isFalse();
        chromium.tabTo("#timeline-canvas");
        chromium.press(Keys.ARROW_RIGHT);

        assertThat(chromium.text("#moment-readout"))
                .contains("buyer-01, purchase 1", "recorded the sale of seat 2", "another buyer was faster")
                .contains("undone")
                .doesNotContain("sold seat");
    }

    @Test
    void keyboardAlone_selectsSeatsAndMoments() {
        chromium.emulate(Chromium.Screen.PROJECTOR, Chromium.Theme.LIGHT);
        visit(violated);
        chromium.tabTo("#seat-map");
        chromium.press(Keys.ARROW_RIGHT);
        chromium.tabTo("#timeline-canvas");
        chromium.press(Keys.ARROW_RIGHT);
        String first = chromium.text("#moment-readout");
        chromium.press(Keys.ARROW_DOWN);
        assertThat(chromium.text("#moment-readout")).isNotEqualTo(first).contains("buyer-0");
        chromium.assertConsoleIsEmpty();
    }

    @Test
    void comparison_leadsToTheReportOfEachRace() {
        chromium.emulate(Chromium.Screen.PROJECTOR, Chromium.Theme.LIGHT);
        visit(comparison);
        assertThat(chromium.attribute("#race-file-lock", "data-verdict")).isEqualTo("VALID");
        chromium.click("#race-file-lock a");
        chromium.await("#verdict[data-verdict=VALID]");
        chromium.assertConsoleIsEmpty();
    }
}

package ticketrace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import ticketrace.Await;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.cli.ServedPage;

/** Races that a teacher starts from the classroom page and a class watches in a browser. */
@NeedsChromium
class RacePageIT {

    /** Settings with which all buyers read the same number before the first buyer writes. */
    private static final String LOST_UPDATES = "buyers=4&tickets=2&store=file&think=700ms";

    /** Settings with which a holder keeps its lock much longer than a click takes. */
    private static final String LONG_HOLDS = "buyers=3&tickets=90000&store=file&think=3s&timeout=5m";

    private static RunsFolder folder;
    private static ServedPage page;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws Exception {
        folder = RunsFolder.create();
        chromium = Chromium.in(folder);
        page = ServedPage.in(folder);
    }

    @AfterAll
    static void close() throws Exception {
        chromium.close();
        page.close();
        folder.close();
    }

    @AfterEach
    void consoleIsEmpty() {
        chromium.assertConsoleIsEmpty();
    }

    private static void visit(String fragment) {
        chromium.open(page.uri("/" + fragment));
        chromium.await("#view");
    }

    private static long number(String name) {
        return Long.parseLong(chromium.text("[data-number=" + name + "]").replaceAll("\\D", ""));
    }

    private static List<Long> pids() {
        Matcher pid = Pattern.compile("pid (\\d+)").matcher(chromium.text(".lanes"));
        return pid.results().map(found -> Long.valueOf(found.group(1))).toList();
    }

    /** The number of pixels in the seat map that have the named colour of the style sheet. */
    private static long pixels(String colour) {
        return (Long) chromium.script("""
            const canvas = document.querySelector('.seat-map');
            const swatch = document.createElement('canvas').getContext('2d');
            swatch.fillStyle = getComputedStyle(canvas).getPropertyValue('--' + arguments[0]).trim();
            swatch.fillRect(0, 0, 1, 1);
            const wanted = new Uint32Array(swatch.getImageData(0, 0, 1, 1).data.buffer)[0];
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return new Uint32Array(data.buffer).filter((pixel) => pixel === wanted).length;
            """, colour);
    }

    @Test
    void unguardedRace_showsASeatThatIsSoldTwice() throws Exception {
        visit("#race?guard=none&" + LOST_UPDATES);
        chromium.click("#start");
        chromium.await(".stage[data-phase=running]");

        assertThat(pids()).hasSize(4).allMatch(ProcessTable::isAlive);
        chromium.await(".seat-line:not([data-seats-twice='0'])");
        assertThat(chromium.attribute(".numbers", "data-agreement")).isEqualTo("over");
        chromium.await(".verdict[data-verdict=VIOLATED]");

        assertThat(pixels("twice")).as("pixels of seats sold twice").isPositive();
        assertThat(chromium.attribute(".seat-map", "aria-label"))
                .matches("2 seats: 2 sold, [12] of them more than once");
        assertThat(chromium.has("[data-finding=DOUBLE_BOOKED]")).isTrue();
        Map<String, Object> result = page.get("/api/races/" + chromium.attribute(".stage", "data-race") + "/result")
                .assertOk()
                .json();
        assertThat(number("sold"))
                .isEqualTo(((Number) result.get("sold")).longValue())
                .isGreaterThan(2);
        assertThat(number("left")).isEqualTo(((Number) result.get("remaining")).longValue());
        Await.until("every buyer has ended", () -> pids().stream().noneMatch(ProcessTable::isAlive));
    }

    @Test
    void prediction_isComparedWithTheResult() {
        visit("#race?guard=file-lock&buyers=2&tickets=3&think=0");
        chromium.fill("#guess-sold", "3");
        chromium.click("#guess-VALID");
        chromium.click("#start");

        chromium.await(".verdict[data-verdict=VALID]");
        assertThat(chromium.attribute(".guess-told", "data-guess")).isEqualTo("right");

        visit("#race?guard=file-lock&buyers=2&tickets=3&think=0");
        chromium.fill("#guess-sold", "5");
        chromium.click("#guess-VIOLATED");
        chromium.click("#start");

        chromium.await(".guess-told[data-guess=wrong]");
        assertThat(chromium.text(".guess-told"))
                .contains("The class said 5 sold, violated", "It was 3 sales, valid", "2 fewer than predicted");
    }

    @Test
    void twoGuards_raceSideBySide() {
        visit("#side?guards=none,file-lock&" + LOST_UPDATES);
        chromium.click("#start");
        chromium.awaitCount(".stage[data-phase=running]", 2);
        chromium.awaitCount(".verdict", 2);

        assertThat(chromium.attribute("[data-guard=none] .verdict", "data-verdict"))
                .isEqualTo("VIOLATED");
        assertThat(chromium.attribute("[data-guard=file-lock] .verdict", "data-verdict"))
                .isEqualTo("VALID");
        List<Object> tops = chromium.awaitCount(".stage", 2).stream()
                .<Object>map(stage -> stage.getRect().getY())
                .toList();
        assertThat(tops.get(0)).as("top edges of the two races").isEqualTo(tops.get(1));
    }

    @Test
    void killOfALockHolder_showsWhetherTheLockWasFreed() {
        visit("#race?guard=file-lock&" + LONG_HOLDS);
        chromium.click("#start");
        chromium.await(".stage[data-phase=running]");
        List<Long> pids = pids();
        chromium.clickRedrawn("#kill-holder-now");

        chromium.await(".kill[data-freed=yes]");
        assertThat(pids).filteredOn(ProcessTable::isAlive).hasSize(2);
        assertThat(chromium.text(".kill")).contains("while it held the lock", "It was freed");
        chromium.click("#stop");
        chromium.await(".verdict[data-verdict=UNKNOWN]");

        visit("#race?guard=lock-file&" + LONG_HOLDS);
        chromium.click("#start");
        chromium.clickRedrawn("#kill-holder-now");
        chromium.await(".kill[data-freed=no]");
        assertThat(chromium.text(".holder")).contains("is dead and still holds the lock");
        chromium.click("#stop");
        chromium.await(".verdict");
        assertThat(chromium.text(".kill")).contains("It was never freed");
    }

    @Test
    void buyer_isKilledFromItsLane() {
        visit("#race?guard=none&" + LONG_HOLDS);
        chromium.click("#start");
        chromium.await(".stage[data-phase=running]");
        long victim = pids().get(1);
        chromium.clickRedrawn("[data-kill=buyer-02]");

        chromium.await(".lane[data-buyer=buyer-02][data-doing=killed]");
        Await.until("buyer-02 is dead", () -> !ProcessTable.isAlive(victim));
        chromium.click("#stop");
        chromium.await(".verdict");
        assertThat(chromium.attribute(".kill", "data-killed")).isEqualTo("buyer-02");
    }

    @Test
    void earlierRun_isOpenedAgain_withItsReport() {
        visit("#race?guard=none&buyers=3&tickets=1&think=500ms");
        chromium.click("#start");
        chromium.await(".verdict");
        String run = chromium.attribute(".stage", "data-race");
        String sold = chromium.text("[data-number=sold]");
        chromium.click("#tab-runs");
        chromium.click("#runs tr[data-run='" + run + "'] a");

        chromium.await(".verdict[data-verdict=VIOLATED]");
        assertThat(chromium.text("[data-number=sold]")).isEqualTo(sold);
        assertThat(folder.resolve("runs").resolve(run).resolve("report.html")).doesNotExist();
        chromium.click("[data-report]");
        chromium.inTheOtherTab(() -> {
            chromium.await("html[data-ready]");
            assertThat(chromium.attribute("#verdict", "data-verdict")).isEqualTo("VIOLATED");
        });
        assertThat(folder.resolve("runs").resolve(run).resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void link_holdsTheSettings() {
        String link = "#race?buyers=7&tickets=11&store=file&guard=jvm-lock&think=3ms&timeout=9s";
        visit(link);
        chromium.fill("#tickets", "12");
        String expected = link.replace("tickets=11", "tickets=12");
        // the page changes its address after it has drawn the change
        Await.until(
                "the address ends with " + expected, () -> chromium.address().endsWith(expected));
        chromium.open(URI.create(chromium.address()));
        chromium.await("#view");
        assertThat(Arrays.asList("#buyers", "#tickets", "#guard", "#think", "#timeout").stream()
                        .map(field -> chromium.await(field).getDomProperty("value")))
                .containsExactly("7", "12", "jvm-lock", "3", "9");
    }

    @Test
    void badNumber_startsNothing() {
        visit("#race?guard=none");
        chromium.fill("#buyers", "0");
        chromium.click("#start");

        assertThat(chromium.has("#buyers:invalid")).isTrue();
        assertThat(chromium.has(".stage")).isFalse();
        assertThat(chromium.has("#start")).isTrue();
    }

    @Test
    void keyboardAlone_startsARace_andReadsItsFindings() {
        visit("#race?guard=none&buyers=3&tickets=1&think=500ms");
        chromium.tabTo("#guess-sold");
        chromium.press("1");
        chromium.tabTo("#start");
        chromium.press(Keys.ENTER);
        chromium.await(".verdict[data-verdict=VIOLATED]");
        chromium.tabTo("[data-report]");
        chromium.press(Keys.ENTER);
        chromium.inTheOtherTab(() -> {
            chromium.await("html[data-ready]");
            chromium.tabTo(".finding");
            chromium.press(Keys.ENTER);
            chromium.await(".finding[aria-current]");
        });
        chromium.tabTo("#again");
        chromium.press(Keys.ENTER);
        WebElement next = chromium.await(".stage[data-phase=running], .stage[data-phase=waiting]");
        assertThat(next.isDisplayed()).isTrue();
        chromium.await(".verdict");
    }
}

package ticketrace.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.RunsFolder;
import ticketrace.cli.ServedPage;

/** The page on a projector and on a phone, in both themes: it fits the screen, is accessible, and logs no warnings. */
@NeedsChromium
class PageAppearanceIT {

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

    private static void visit(String fragment) {
        chromium.open(page.uri("/" + fragment));
        chromium.await("#view");
    }

    private static void assertFitsAndIsAccessible() {
        chromium.assertFits();
        chromium.assertAccessible();
    }

    @ParameterizedTest
    @CsvSource({"PROJECTOR, LIGHT", "PHONE, DARK"})
    void everyView_fitsTheScreen_andIsAccessible(Chromium.Screen screen, Chromium.Theme theme) {
        chromium.emulate(screen, theme);
        visit("#race?guard=none&buyers=3&tickets=2&think=500ms");
        assertFitsAndIsAccessible();
        chromium.fill("#guess-sold", "2");
        chromium.click("#start");
        chromium.await(".stage[data-phase=running]");
        assertFitsAndIsAccessible();
        chromium.await(".verdict[data-verdict=VIOLATED]");
        assertFitsAndIsAccessible();
        chromium.click("[data-report]");
        chromium.inTheOtherTab(() -> {
            chromium.emulate(screen, theme);
            chromium.await("html[data-ready]");
            assertFitsAndIsAccessible();
        });
        visit("#side?guards=none,file-lock&buyers=2&tickets=2&think=0");
        chromium.click("#start");
        chromium.awaitCount(".verdict", 2);
        assertFitsAndIsAccessible();
        visit("#step?buyers=2&tickets=1&guard=lock-file");
        assertFitsAndIsAccessible();
        chromium.click("#begin");
        chromium.click("[data-step=A]");
        chromium.awaitText("#schedule", "A");
        chromium.click("[data-step=B]");
        chromium.awaitText("#schedule", "A B");
        chromium.click("#how-many");
        assertFitsAndIsAccessible();
        chromium.click("#count-orders");
        chromium.await("#orders-answer");
        assertFitsAndIsAccessible();
        chromium.click("#finish");
        chromium.await(".verdict");
        assertFitsAndIsAccessible();
        visit("#step?guard=trap:check-then-create");
        chromium.click("#begin");
        chromium.click("[data-step=A]");
        chromium.await("[data-inside]");
        assertFitsAndIsAccessible();
        chromium.click("#finish");
        chromium.await(".verdict");
        visit("#runs");
        chromium.await("#runs");
        assertFitsAndIsAccessible();
    }

    @Test
    void largeNumbers_fitOnAPhone() {
        chromium.emulate(Chromium.Screen.PHONE, Chromium.Theme.LIGHT);
        for (String race : List.of("#race?think=1s", "#side?think=1s", "#race?guard=file-lock&tickets=100000")) {
            visit(race);
            chromium.assertFits();
            chromium.click("#start");
            chromium.await(".stage[data-phase=running]");
            chromium.assertFits();
            chromium.click("#stop");
            chromium.await("#again");
            chromium.await(".verdict");
            chromium.assertFits();
        }
    }

    /** The page may show an old state; the server finds the lock holder when the request arrives. */
    @ParameterizedTest
    @CsvSource({"ready, true", "running, false"})
    void killHolderButton_isEnabledWhileTheRaceRuns_evenIfThePageShowsNoHolder(String phase, boolean isDisabled) {
        visit("#race");
        Object disabled = chromium.script("""
            return Promise.all([import('/race/holding.js'), import('/vendor/htm-preact.js')]).then(
              ([{ Holding }, { h, render }]) => {
                const settings = { store: 'file', isolation: null };
                const guard = { onStore: { file: { forbids: ['OVERLAP'], atLevel: {} } } };
                const race = { phase: arguments[0], isOver: false, settings, buyers: [], holder: null, kills: [] };
                const place = document.createElement('div');
                render(h(Holding, { race, guard, onKillHolder: () => {} }), place);
                return place.querySelector('#kill-holder-now').disabled;
              });
            """, phase);
        assertThat(disabled).isEqualTo(isDisabled);
    }

    @ParameterizedTest
    @CsvSource({"PROJECTOR", "PHONE"})
    void checks_findAWidePage_lowContrast_andAConsoleError(Chromium.Screen screen) {
        chromium.emulate(screen, Chromium.Theme.LIGHT);
        visit("#race");
        chromium.script("""
            const line = document.createElement('p');
            Object.assign(line.style, { width: '5000px', color: '#eee', background: '#fff' });
            line.textContent = 'low contrast';
            document.querySelector('main').append(line);
            """);

        assertThat(catchThrowable(chromium::assertFits)).hasMessageContaining("too wide");
        assertThat(catchThrowable(chromium::assertAccessible)).hasMessageContaining("color-contrast");
        chromium.script("console.error('an error of the test')");
        assertThat(catchThrowable(chromium::assertConsoleIsEmpty)).hasMessageContaining("an error of the test");
    }
}

package ticketrace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.cli.ServedPage;

/** The user chooses a bad schedule: buttons and keys of the page step real processes. */
@NeedsChromium
class StepPageIT {

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

    private static void begin(String guard) {
        chromium.open(page.uri("/#step?buyers=2&tickets=1&guard=" + guard));
        chromium.click("#begin");
        awaitSchedule("(empty)");
    }

    private static void awaitSchedule(String schedule) {
        chromium.awaitText("#schedule", schedule);
    }

    /** Clicks the step button of each buyer in {@code turns}, in this order. */
    private static void step(String turns) {
        String played = chromium.text("#schedule").replace("(empty)", "");
        for (String letter : turns.split(" ", -1)) {
            chromium.click("[data-step=" + letter + "]");
            played = (played + " " + letter).strip();
            awaitSchedule(played);
        }
    }

    @Test
    void badSchedule_sellsTheSeatTwice() {
        begin("none");
        step("A B");
        assertThat(chromium.text("[data-letter=A] [data-read]")).isEqualTo("1");
        assertThat(chromium.text("[data-letter=B] [data-read]")).isEqualTo("1");
        step("B B A A");

        chromium.await("#everyone-ended[data-verdict=VIOLATED]");
        chromium.await("#sales li[data-seat='1'][data-state=twice]");
        chromium.click("#finish");
        chromium.await(".verdict[data-verdict=VIOLATED]");
        chromium.await("[data-finding=DOUBLE_BOOKED]");
    }

    @Test
    void undo_revertsTheLastStep() {
        begin("none");
        step("A A");
        assertThat(chromium.text("[data-number=left]")).isEqualTo("0");
        chromium.click("#undo");

        awaitSchedule("A");
        assertThat(chromium.text("[data-number=left]")).isEqualTo("1");
        chromium.click("#again");
        awaitSchedule("(empty)");
        chromium.click("#finish");
        chromium.await(".verdict");
    }

    @Test
    void killedHolderOfALockFile_leavesADeadlock_andOneOfAFileLockDoesNot() {
        begin("lock-file");
        step("A");
        long victim = pid("A");
        chromium.click("[data-other=A]");
        awaitSchedule("A !A");
        assertThat(ProcessTable.isAlive(victim)).isFalse();
        chromium.click("[data-step=B]");
        assertThat(chromium.await("#deadlock").getText()).contains("Deadlock", "B");
        chromium.click("#finish");
        chromium.await(".verdict");

        begin("file-lock");
        step("A");
        chromium.click("[data-other=A]");
        awaitSchedule("A !A");
        step("B B B B B");
        chromium.await("#everyone-ended");
        assertThat(chromium.text("[data-letter=B] [data-sold]")).isEqualTo("seat 1");
    }

    private static long pid(String letter) {
        return Long.parseLong(chromium.text("[data-letter=" + letter + "] h2").replaceAll("(?s).*pid (\\d+).*", "$1"));
    }

    @Test
    void waitingBuyer_isShownAsBlocked_andNotOffered() {
        begin("file-lock");
        step("A B");

        chromium.await("[data-letter=B][data-blocked=true]");
        assertThat(chromium.text("[data-letter=B] .buyer-state")).contains("is blocked", "A is inside");
        assertThat(chromium.attribute("[data-step=B]", "aria-disabled")).isEqualTo("true");
    }

    @Test
    void ordersThatLose_areCountedAfterAGuess_andTheSimplestIsShown() {
        begin("none");
        chromium.click("#how-many");
        chromium.click("#share-most");
        chromium.click("#count-orders");
        chromium.awaitText("#orders-answer", "12 of 16 orders lose.");
        chromium.await(".guess-told[data-guess=right]");
        assertThat(chromium.text("#orders-covered")).contains("states", "turns", "real processes");

        step("A");
        chromium.click("#show-losing");
        assertThat(chromium.await("#orders-shown").getText())
                .isEqualTo("The simplest order in which a seat is sold twice: A B B B A A");
        chromium.await("#everyone-ended[data-verdict=VIOLATED]");
        awaitSchedule("A B B B A A");
        assertThat(chromium.text("#says")).contains("both read 1", "both sold seat 1");
        chromium.click("#finish");
        chromium.await(".verdict[data-verdict=VIOLATED]");
    }

    @Test
    void showing_endsWithTheFirstMoveOfTheUser() {
        begin("none");
        chromium.click("#show-losing");
        chromium.await("tr[data-turn=A]");
        chromium.press("2");
        chromium.await("#show-losing");
        assertThat(chromium.text("#schedule")).startsWith("A").doesNotContain("A A");
        chromium.click("#finish");
        chromium.await(".verdict");
    }

    /** The holder stands still until its file is old; the other buyer takes it for the file of a dead process. */
    @Test
    void trap_isChosenFromTheForm_andItsLockIsSteppedInside_byKeys() {
        chromium.open(page.uri("/#step?buyers=3&tickets=2"));
        chromium.await("#guard optgroup option[value='trap:stale-by-age']");
        chromium.script("""
            const guard = document.querySelector('#guard');
            guard.value = 'trap:stale-by-age';
            guard.dispatchEvent(new Event('change', { bubbles: true }));
            """);
        chromium.await(".guard-note[data-guard='trap:stale-by-age']");
        assertThat(chromium.address()).contains("buyers=2&tickets=1", "guard=trap");
        chromium.click("#begin");
        awaitSchedule("(empty)");
        for (String key : "1 2 t 2".split(" ", -1)) {
            chromium.press(key);
        }
        awaitSchedule("A B T B");
        chromium.await("tr[data-turn=T] [data-kind=TIME]");
        assertThat(chromium.text("[data-letter=B] .buyer-state")).isEqualTo("is inside ACQUIRE, before UNLINK");
        assertThat(chromium.text("tr:last-child [data-kind=ACQUIRE]")).isEqualTo("CHECK-AGE");
        chromium.click("#undo");
        awaitSchedule("A B T");
        chromium.click("#time");
        awaitSchedule("A B T T");
        chromium.click("#finish");
        chromium.await(".verdict");
    }

    @Test
    void lockThatLooksAtNoClock_hasNoButtonForTime() {
        begin("inside:lock-file");
        assertThat(chromium.has("#time")).isFalse();
        chromium.press("t");
        step("A");
        assertThat(chromium.text("[data-letter=A] .buyer-state")).isEqualTo("is inside ACQUIRE, before WRITE");
        chromium.click("#finish");
        chromium.await(".verdict");
    }

    @Test
    void fiveBuyers_getTheReasonWhyTheirOrdersAreNotCounted() {
        chromium.open(page.uri("/#step?buyers=5&tickets=1&guard=none"));
        chromium.click("#begin");
        assertThat(chromium.await("#orders-why-not").getText()).contains("up to 4 buyers", "explore");
        chromium.click("#finish");
        chromium.await(".verdict");
    }

    @Test
    void keyboardAlone_playsASchedule() {
        begin("none");
        for (String key : "1 2 2 2 1".split(" ", -1)) {
            chromium.press(key);
        }
        awaitSchedule("A B B B A");
        chromium.press("u");
        awaitSchedule("A B B B");
        chromium.pressWithShift("1");
        awaitSchedule("A B B B !A");
        chromium.press("f");
        chromium.await(".verdict");
    }
}

package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.Recorder;
import ticketrace.history.Step;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;

/** The display of a running race on a terminal, drawn from the histories that the buyers write. */
class LiveDisplayTest {

    private static final String FILES = "Its files are in ";

    private static final String SETTINGS = """
            {"buyers":%d,"tickets":%d,"store":"%s","guard":"%s","thinkMicros":0,"timeoutMillis":60000,
            "killHolder":false,"faults":[],"history":"%s"}
            """;

    @TempDir
    Path path;

    private final List<Recorder> recorders = new ArrayList<>();
    private List<BuyerInfo> buyers = List.of();
    private Terminal terminal = new Terminal(80, 24);

    @AfterEach
    void close() throws IOException {
        for (Recorder recorder : recorders) {
            recorder.close();
        }
    }

    /** The display of a race that has started; each buyer has an empty history. */
    private LiveDisplay begun(int count, int tickets, String store, String guard, String history) throws IOException {
        Files.writeString(path.resolve("race.json"), SETTINGS.formatted(count, tickets, store, guard, history));
        RunFolder folder = RunFolder.open(path);
        buyers = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new BuyerInfo(folder.settings().buyerName(number), number))
                .toList();
        for (BuyerInfo buyer : buyers) {
            recorders.add(Recorder.create(folder.historyOf(buyer.name())));
        }
        LiveDisplay display = new LiveDisplay(terminal.screen());
        display.gettingReady(count, count);
        display.ready(folder, buyers);
        display.started(System.nanoTime());
        return display;
    }

    private LiveDisplay begun(int count, int tickets, String guard) throws IOException {
        return begun(count, tickets, "file", guard, "on");
    }

    private void step(int buyer, Step step) {
        recorders.get(buyer).begins(step);
        recorders.get(buyer).ended(step);
    }

    private void reads(int buyer, int count) {
        recorders.get(buyer).begins(Step.READ);
        recorders.get(buyer).ended(Step.READ, count);
    }

    private void sells(int buyer, int seat) throws IOException {
        recorders.get(buyer).open();
        reads(buyer, seat);
        step(buyer, Step.WRITE);
        step(buyer, Step.RECORD);
        recorders.get(buyer).ended(Outcome.SOLD);
    }

    /** The lines on the terminal, without the elapsed time and the run folder, which differ each time. */
    private List<String> seen() {
        return terminal.seen().stream()
                .filter(line -> !line.startsWith(FILES) && !line.startsWith("/"))
                .map(line -> line.replaceFirst(" +[0-9.]+ s  ", ": "))
                .toList();
    }

    @Test
    void race_isShownInItsPresentState_redrawnInPlace() throws IOException {
        LiveDisplay display = begun(2, 10, "none");
        display.tick();
        assertThat(seen())
                .containsExactly(
                        "none on file: 10 of 10 left, 0 sold",
                        "#".repeat(40),
                        "  buyer-01 .................... 0    ready",
                        "  buyer-02 .................... 0    ready");
        sells(0, 10);
        sells(0, 9);
        sells(1, 8);
        recorders.get(1).open();
        reads(1, 7);
        display.tick();
        assertThat(seen())
                .containsExactly(
                        "none on file: 7 of 10 left, 3 sold",
                        "#".repeat(28) + ".".repeat(12),
                        "  buyer-01 #################### 2",
                        "  buyer-02 ##########.......... 1    has read 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void whileARaceRuns_itsFolderIsNamed(String history) throws IOException {
        LiveDisplay display = begun(2, 10, "file", "none", history);
        display.tick();
        assertThat(terminal.seen())
                .last()
                .asString()
                .startsWith(FILES + path.toString().substring(0, 20));
        display.ended();
        assertThat(terminal.seen()).isEmpty();
    }

    @Test
    void commitThatIsRefused_isNoSale_andLeavesTheCount() throws IOException {
        LiveDisplay display = begun(1, 10, "h2", "transaction", "on");
        recorders.get(0).open();
        step(0, Step.ACQUIRE);
        reads(0, 10);
        step(0, Step.WRITE);
        step(0, Step.RECORD);
        recorders.get(0).begins(Step.RELEASE);
        display.tick();
        assertThat(seen())
                .contains("transaction on h2: 10 of 10 left, 0 sold")
                .last()
                .asString()
                .endsWith("lets go");
        recorders.get(0).ended(Outcome.CONFLICT);
        display.tick();
        assertThat(seen())
                .contains(
                        "transaction on h2: 10 of 10 left, 0 sold", "  buyer-01 .................... 0    is too late");
    }

    @Test
    void moreSalesThanTickets_areCalledByTheirName() throws IOException {
        LiveDisplay display = begun(2, 1, "none");
        sells(0, 1);
        display.tick();
        assertThat(seen()).first().asString().doesNotContain("OVERSOLD");
        sells(1, 1);
        display.tick();
        assertThat(seen()).first().isEqualTo("none on file: 0 of 1 left, 2 sold  OVERSOLD");
        assertThat(terminal.written()).contains("\u001b[31;1mOVERSOLD\u001b[0m");
    }

    @Test
    void kill_andStop_stayAboveThePicture() throws IOException {
        LiveDisplay display = begun(2, 10, "file-lock");
        display.tick();
        display.killed(buyers.get(0), 7);
        display.buyerEnded(buyers.get(0));
        display.stopping(EndReason.TIME_LIMIT);
        display.tick();
        display.buyerEnded(buyers.get(1));
        display.tick();
        assertThat(seen())
                .containsExactly(
                        "buyer-01 (pid 1) was killed at seat 7",
                        "The time limit is reached: every buyer finishes its purchase.",
                        "file-lock on file: 10 of 10 left, 0 sold",
                        "#".repeat(40),
                        "  buyer-01 .................... 0    KILLED",
                        "  buyer-02 .................... 0    has ended");
        display.ended();
        assertThat(seen()).hasSize(2);
    }

    /** A terminal echoes a pressed key at the cursor. */
    @Test
    void pressedKey_isGoneWithTheNextDrawing() throws IOException {
        LiveDisplay display = begun(2, 10, "none");
        display.tick();
        terminal.screen().out().print("^C");
        sells(0, 10);
        display.tick();
        assertThat(seen())
                .containsExactly(
                        "none on file: 9 of 10 left, 1 sold",
                        "#".repeat(36) + "....",
                        "  buyer-01 #################### 1",
                        "  buyer-02 .................... 0    ready");
    }

    @Test
    void endedRace_leavesNothingBehind() throws IOException {
        LiveDisplay display = begun(2, 10, "none");
        display.tick();
        display.ended();
        assertThat(terminal.seen()).isEmpty();
    }

    @Test
    void oneDisplay_showsOneRaceAfterTheOther() throws IOException {
        LiveDisplay display = begun(1, 10, "none");
        sells(0, 10);
        display.tick();
        display.ended();
        display.tick();
        assertThat(terminal.seen()).as("between two races").isEmpty();
        Files.delete(path.resolve("buyer-01.history"));
        recorders.get(0).close();
        recorders.set(0, Recorder.create(path.resolve("buyer-01.history")));
        display.ready(RunFolder.open(path), buyers);
        display.started(System.nanoTime());
        display.tick();
        assertThat(seen()).first().isEqualTo("none on file: 10 of 10 left, 0 sold");
    }

    @Test
    void raceWithoutHistories_isShownAsRunning_withoutNumbers() throws IOException {
        LiveDisplay display = begun(2, 10, "file", "none", "off");
        display.tick();
        assertThat(seen()).containsExactly("none on file: without histories there is nothing to show before the end");
    }

    @Test
    void manyBuyers_areANumberEach_asManyAsFit() throws IOException {
        terminal = new Terminal(40, 12);
        LiveDisplay display = begun(100, 100, "none");
        sells(0, 100);
        sells(99, 100);
        display.tick();
        assertThat(seen()).hasSize(2 + 7);
        assertThat(seen().get(2)).isEqualTo("  buyer-001    1    0    0    0    0");
    }

    /** The {@link Terminal} of this test fails if a line is too long for it. */
    @ParameterizedTest
    @CsvSource({"20, 24", "39, 5", "200, 60", "2, 2"})
    void anySize_canBeDrawnOn(int width, int height) throws IOException {
        terminal = new Terminal(width, height);
        LiveDisplay display = begun(3, 10, "none");
        sells(0, 10);
        display.tick();
        display.tick();
        assertThat(terminal.seen()).hasSizeBetween(1, Math.max(3, height));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000})
    void buyersThatGetReady_areCounted(int count) {
        LiveDisplay display = new LiveDisplay(terminal.screen());
        display.gettingReady(0, count);
        display.gettingReady(1, count);
        assertThat(terminal.seen()).containsExactly("1 of " + count + (count == 1 ? " buyer ready" : " buyers ready"));
    }
}

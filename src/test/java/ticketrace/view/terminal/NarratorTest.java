package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.history.Outcome;
import ticketrace.history.Recorder;
import ticketrace.history.Step;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;

/** What the narrator prints for each step. */
class NarratorTest {

    private static final String SETTINGS = """
            {"buyers":1,"tickets":9,"store":"h2","guard":"%s","thinkMicros":0,"timeoutMillis":60000,
            "killHolder":false,"faults":[],"history":"on"}
            """;
    private static final int TIME_WIDTH = 10;

    private final Printed printed = new Printed();

    @TempDir
    Path path;

    /** The steps that a buyer records. */
    private interface RecordedSteps {
        void writeDown(Recorder recorder) throws IOException;
    }

    /** The lines that the narrator prints for these steps, without the time. */
    private List<String> told(String guard, RecordedSteps deeds) throws IOException {
        Files.writeString(path.resolve("race.json"), SETTINGS.formatted(guard));
        RunFolder folder = RunFolder.open(path);
        Narrator narrator = new Narrator(printed.screen());
        try (Recorder recorder = Recorder.create(folder.historyOf("buyer-01"))) {
            recorder.open();
            deeds.writeDown(recorder);
            narrator.ready(folder, List.of(new BuyerInfo("buyer-01", 1)));
            narrator.started(System.nanoTime());
            narrator.ended();
        }
        List<String> lines = printed.lines();
        return lines.subList(2, lines.size()).stream()
                .map(line -> line.substring(TIME_WIDTH))
                .toList();
    }

    private static void step(Recorder recorder, Step step) {
        recorder.begins(step);
        recorder.ended(step);
    }

    private static void step(Recorder recorder, Step step, int value) {
        recorder.begins(step);
        recorder.ended(step, value);
    }

    @Test
    void optimisticSale_isDescribedLikeAWrite() throws IOException {
        assertThat(told("optimistic", recorder -> {
                    step(recorder, Step.READ, 7);
                    step(recorder, Step.COMPARE_AND_SET);
                    step(recorder, Step.RECORD);
                    recorder.ended(Outcome.SOLD);
                }))
                .containsExactly("reads 7", "writes 6", "sells seat 7");
    }

    @Test
    void compareAndSetThatIsRefused_isTooLate() throws IOException {
        assertThat(told("optimistic", recorder -> {
                    step(recorder, Step.READ, 7);
                    recorder.begins(Step.COMPARE_AND_SET);
                    recorder.ended(Outcome.CONFLICT);
                }))
                .containsExactly("reads 7", "is too late");
    }

    @Test
    void writeThatIsRefused_isTooLate() throws IOException {
        assertThat(told("transaction", recorder -> {
                    step(recorder, Step.ACQUIRE);
                    step(recorder, Step.READ, 7);
                    recorder.begins(Step.WRITE);
                    recorder.ended(Outcome.CONFLICT);
                }))
                .containsExactly("wants in", "is in", "reads 7", "is too late");
    }

    @Test
    void commitThatIsRefused_isTooLate() throws IOException {
        assertThat(told("transaction", recorder -> {
                    step(recorder, Step.ACQUIRE);
                    step(recorder, Step.READ, 7);
                    step(recorder, Step.WRITE);
                    step(recorder, Step.RECORD);
                    recorder.begins(Step.RELEASE);
                    recorder.ended(Outcome.CONFLICT);
                }))
                .containsExactly("wants in", "is in", "reads 7", "writes 6", "sells seat 7", "is too late");
    }

    @Test
    void waitThatIsGivenUp_isDescribedAsSuch() throws IOException {
        assertThat(told("transaction", recorder -> {
                    recorder.begins(Step.ACQUIRE);
                    recorder.ended(Outcome.TIMED_OUT);
                }))
                .containsExactly("wants in", "gives up");
    }

    @Test
    void atomicSale_takesASeat() throws IOException {
        assertThat(told("atomic", recorder -> {
                    step(recorder, Step.TAKE, 7);
                    step(recorder, Step.RECORD);
                    recorder.ended(Outcome.SOLD);
                }))
                .containsExactly("takes 7", "sells seat 7");
    }

    @Test
    void atomicTakeOfNothing_isSoldOut() throws IOException {
        assertThat(told("atomic", recorder -> {
                    step(recorder, Step.TAKE, 0);
                    recorder.ended(Outcome.SOLD_OUT);
                }))
                .containsExactly("sold out");
    }
}

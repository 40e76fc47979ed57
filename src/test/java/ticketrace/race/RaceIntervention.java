package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.Await;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;

/**
 * Runs an action of the test once in a running race, as soon as some tickets are sold. The launcher waits for the
 * action, so the race does not end before it, even with a short time limit on a slow machine.
 */
final class RaceIntervention implements RaceObserver {

    /** The action of the test. */
    interface Action {
        void run(Path folder, List<BuyerInfo> buyers) throws IOException, InterruptedException;
    }

    private static final int SALES_BEFORE = 8;

    private final Action action;
    private final int salesBefore;
    private Path folder = Path.of("");
    private List<BuyerInfo> buyers = List.of();
    private @Nullable RecordedSteps stepEvents;
    private boolean done;

    RaceIntervention(Action action) {
        this(SALES_BEFORE, action);
    }

    RaceIntervention(int salesBefore, Action action) {
        this.salesBefore = salesBefore;
        this.action = action;
    }

    @Override
    public void ready(RunFolder of, List<BuyerInfo> all) {
        folder = of.path();
        buyers = all;
        try {
            stepEvents = new RecordedSteps(of, all);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void tick() {
        try {
            if (!done) {
                Await.until(salesBefore + " sales", () -> sales() >= salesBefore);
                done = true;
                action.run(folder, buyers);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int sales() {
        try {
            return stepEvents().sales();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void ended() {
        try {
            stepEvents.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The steps that the buyers have recorded up to now. */
    RecordedSteps stepEvents() throws IOException {
        stepEvents.update();
        return stepEvents;
    }

    boolean isDone() {
        return done;
    }

    /** Fails if the action did not run. */
    void assertDone() {
        assertThat(done).as("the action ran during the race").isTrue();
    }
}

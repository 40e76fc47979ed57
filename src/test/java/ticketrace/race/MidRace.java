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
 * Does something to a running race, once, as soon as some tickets are sold. The launcher waits for that, too: until then it
 * ends no race, however short its time limit and however slow the machine.
 */
final class MidRace implements RaceObserver {

    /** What is done to the race. */
    interface Deed {
        void to(Path folder, List<BuyerInfo> buyers) throws IOException, InterruptedException;
    }

    private static final int SALES_BEFORE = 8;

    private final Deed deed;
    private final int salesBefore;
    private Path folder = Path.of("");
    private List<BuyerInfo> buyers = List.of();
    private @Nullable Moments stepEvents;
    private boolean done;

    MidRace(Deed deed) {
        this(SALES_BEFORE, deed);
    }

    MidRace(int salesBefore, Deed deed) {
        this.salesBefore = salesBefore;
        this.deed = deed;
    }

    @Override
    public void ready(RunFolder of, List<BuyerInfo> all) {
        folder = of.path();
        buyers = all;
        try {
            stepEvents = new Moments(of, all);
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
                deed.to(folder, buyers);
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

    /** Of what the buyers did, as seen just now. */
    Moments stepEvents() throws IOException {
        stepEvents.look();
        return stepEvents;
    }

    boolean isDone() {
        return done;
    }

    /** Fails if the race was over before anything could be done to it. */
    void assertDone() {
        assertThat(done).as("the race was met while it ran").isTrue();
    }
}

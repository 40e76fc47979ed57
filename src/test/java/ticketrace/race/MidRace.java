package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Does something to a running race, once, as soon as some tickets are sold. */
final class MidRace implements RaceObserver {

    /** What is done to the race. */
    interface Deed {
        void to(Path folder, List<BuyerInfo> buyers) throws IOException, InterruptedException;
    }

    private static final int SALES_BEFORE = 8;

    private final Deed deed;
    private Path folder = Path.of("");
    private List<BuyerInfo> buyers = List.of();
    private boolean done;

    MidRace(Deed deed) {
        this.deed = deed;
    }

    @Override
    public void ready(RunFolder of, List<BuyerInfo> all) {
        folder = of.path();
        buyers = all;
    }

    @Override
    public void tick() {
        if (done || sales() < SALES_BEFORE) {
            return;
        }
        done = true;
        try {
            deed.to(folder, buyers);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long sales() {
        try {
            return Files.readAllLines(folder.resolve("sales.csv")).size() - 1L;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    boolean isDone() {
        return done;
    }

    /** Fails if the race was over before anything could be done to it. */
    void assertDone() {
        assertThat(done).as("the race was met while it ran").isTrue();
    }
}

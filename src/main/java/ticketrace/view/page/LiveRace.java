package ticketrace.view.page;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.race.Race;
import ticketrace.race.RaceOrders;
import ticketrace.race.Victim;
import ticketrace.run.Fault;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.ResultDocument;
import ticketrace.run.RunFolder;

/**
 * A race that the page has started. It runs on a thread of its own. Any thread may give it orders, and a slow listener
 * does not delay it.
 */
final class LiveRace implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRace.class);

    private final RunFolder folder;
    private final Runnable whenOver;
    private final RaceOrders orders = RaceOrders.watched();
    private final StartTogether.Runner start;
    private final RaceWatch watch;
    private volatile boolean over;

    /**
     * A race in its prepared folder.
     *
     * @param start lets it begin together with the races beside it
     * @param whenOver runs when the race is over, on the race's thread
     */
    LiveRace(RunFolder folder, StartTogether start, Runnable whenOver) {
        this.folder = folder;
        this.whenOver = whenOver;
        this.start = start.runner(orders::isStopped);
        this.watch = new RaceWatch(folder.settings(), this.start);
    }

    /** The name of its folder. */
    String id() {
        return String.valueOf(folder.path().getFileName());
    }

    RaceSettings settings() {
        return folder.settings();
    }

    RaceEvents events() {
        return watch.events();
    }

    boolean hasBegun() {
        return watch.hasBegun();
    }

    boolean isOver() {
        return over;
    }

    boolean hasBuyer(String name) {
        return watch.hasBuyer(name);
    }

    /** Orders the race to stop. The audit then judges it as far as it has come. */
    void stop() {
        orders.stop();
    }

    /** Orders a fault. The answer is the buyer that it has hit, or empty if it has hit none: see {@link RaceOrders}. */
    CompletableFuture<Optional<Victim>> order(Fault fault) {
        return orders.order(fault);
    }

    /** Runs the race to its end. When listeners get the last event, {@link #isOver} is already true. */
    @Override
    public void run() {
        Runnable ending = hold();
        watch.close();
        start.leave();
        over = true;
        whenOver.run();
        ending.run();
    }

    /** Runs the race. Returns the action that sends its last event to the listeners. */
    private Runnable hold() {
        try {
            RaceResult result = Race.hold(folder, watch, orders);
            return result == null
                    ? failed("The race was stopped before it began.")
                    : () -> events().result(ResultDocument.of(result));
        } catch (IOException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return failed("The race was broken off.");
        } catch (RuntimeException e) {
            LOG.error("race {}", id(), e);
            return failed("internal error, please report it: " + e);
        }
    }

    private Runnable failed(String line) {
        return () -> events().failed(line);
    }
}

package ticketrace.view.page;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.history.EndReason;
import ticketrace.race.RaceObserver;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;
import ticketrace.view.model.HistoryTails;
import ticketrace.view.model.LivePicture;

/**
 * Turns what happens in a race into {@link RaceEvents}. The race calls it on the race's own thread. If it cannot read
 * the histories any more, the race goes on and the page shows no new states.
 */
final class RaceWatch implements RaceObserver, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RaceWatch.class);

    private final RaceSettings settings;
    private final StartTogether.Runner start;
    private final SeatLedger seats;
    private final RaceEvents events;
    private final Map<String, KilledBuyer> kills = new LinkedHashMap<>();
    private volatile List<BuyerInfo> buyers = List.of();
    private volatile boolean begun;
    private @Nullable RunFolder runFolder;
    private @Nullable HistoryTails tails;
    private @Nullable LivePicture picture;
    private RaceClock clock = new RaceClock(0);

    RaceWatch(RaceSettings settings, StartTogether.Runner start) {
        this.settings = settings;
        this.start = start;
        this.seats = new SeatLedger(settings.tickets());
        this.events = new RaceEvents(settings.buyers(), seats);
    }

    /** The events for the page; any thread. */
    RaceEvents events() {
        return events;
    }

    /** Whether the launcher has given the start signal; any thread. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether one of the buyers has that name; any thread. */
    boolean hasBuyer(String name) {
        return buyers.stream().anyMatch(buyer -> buyer.name().equals(name));
    }

    @Override
    public void gettingReady(int ready, int all) {
        events.gettingReady(ready, all);
    }

    @Override
    public void ready(RunFolder folder, List<BuyerInfo> all) {
        runFolder = folder;
        buyers = all;
        events.ready(RaceEvents.Ready.of(all, settings));
        start.await();
        try {
            tails = new HistoryTails(folder, all);
        } catch (UncheckedIOException e) {
            showNoMore(e);
        }
    }

    @Override
    public void started(long signalNanos) {
        clock = new RaceClock(signalNanos);
        picture = new LivePicture(settings, buyers, signalNanos, seats::add);
        events.started();
        begun = true;
    }

    @Override
    public void tick() {
        if (tails != null && picture != null) {
            try {
                tails.poll(picture::take);
            } catch (UncheckedIOException e) {
                showNoMore(e);
            }
            events.moments(Moments.of(picture, kills.values(), clock));
        }
    }

    private void showNoMore(UncheckedIOException e) {
        LOG.warn("a race can be shown no more: {}", String.valueOf(e.getMessage()));
        close();
    }

    @Override
    public void killed(BuyerInfo buyer, int seat) {
        if (picture != null) {
            picture.killed(buyer.name());
            kills.put(buyer.name(), KilledBuyer.dying(buyer.name(), clock.nowMicros()));
        }
    }

    @Override
    public void paused(BuyerInfo buyer, int seat, Duration length) {
        if (picture != null) {
            picture.stands(buyer.name(), true);
        }
    }

    @Override
    public void resumed(BuyerInfo buyer) {
        if (picture != null) {
            picture.stands(buyer.name(), false);
        }
    }

    @Override
    public void buyerEnded(BuyerInfo buyer) {
        if (picture != null && runFolder != null) {
            RunFolder folder = runFolder;
            picture.ended(buyer.name());
            kills.computeIfPresent(buyer.name(), (name, dying) -> dying.dead(folder));
        }
    }

    @Override
    public void stopping(EndReason reason) {
        if (picture != null) {
            picture.stopping(reason);
        }
    }

    @Override
    public void ended() {
        tick();
        close();
    }

    /** Closes the histories. A second call does nothing. */
    @Override
    public void close() {
        HistoryTails open = tails;
        tails = null;
        if (open != null) {
            open.close();
        }
    }
}

package ticketrace.view.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.history.EndReason;
import ticketrace.race.BuyerInfo;
import ticketrace.race.Race;
import ticketrace.race.RaceObserver;
import ticketrace.race.RaceOrders;
import ticketrace.race.RaceResult;
import ticketrace.race.RaceSettings;
import ticketrace.race.ResultJson;
import ticketrace.race.RunFolder;
import ticketrace.view.HistoryTails;

/**
 * A race that the page has started: held on a thread of its own, watched there, and told by {@link RaceEvents}. Nobody who
 * listens can hold it up. Orders may come from any thread.
 */
final class LiveRace implements RaceObserver, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRace.class);

    private final RunFolder folder;
    private final StartTogether start;
    private final Runnable whenOver;
    private final RaceOrders orders = RaceOrders.watched();
    private final SeatLedger seats;
    private final RaceEvents events;
    private volatile List<BuyerInfo> buyers = List.of();
    private volatile boolean begun;
    private volatile boolean over;
    private @Nullable HistoryTails tails;
    private @Nullable LanePicture picture;
    private boolean arrived;

    /**
     * A race in its prepared folder.
     *
     * @param start when it may begin
     * @param whenOver told at its end
     */
    LiveRace(RunFolder folder, StartTogether start, Runnable whenOver) {
        this.folder = folder;
        this.start = start;
        this.whenOver = whenOver;
        this.seats = new SeatLedger(folder.settings().tickets());
        this.events = new RaceEvents(folder.settings().buyers(), seats);
    }

    /** The name of its folder. */
    String id() {
        return String.valueOf(folder.path().getFileName());
    }

    RaceSettings settings() {
        return folder.settings();
    }

    RaceEvents events() {
        return events;
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isOver() {
        return over;
    }

    /** Has it end, and be judged as far as it came. */
    void stop() {
        orders.stop();
    }

    boolean hasBuyer(String name) {
        return buyers.stream().anyMatch(buyer -> buyer.name().equals(name));
    }

    /** Kills one of its buyers; the answer is whether it still ran. */
    CompletableFuture<Boolean> kill(String buyer) {
        return orders.kill(buyer);
    }

    /** Holds the race to its end. */
    @Override
    public void run() {
        try {
            RaceResult result = Race.hold(folder, this, orders);
            end(result);
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            fail("The race was broken off.");
        } catch (RuntimeException e) {
            LOG.error("race {}", id(), e);
            fail("internal error, please report it: " + e);
        } finally {
            closeTails();
            arrive();
            over = true;
            whenOver.run();
        }
    }

    private void end(@Nullable RaceResult result) {
        if (result == null) {
            fail("The race was stopped before it began.");
        } else {
            events.end(RaceEvents.RESULT, ResultJson.of(result));
        }
    }

    private void fail(String line) {
        events.end(RaceEvents.FAILED, Map.of("message", line));
    }

    @Override
    public void gettingReady(int ready, int all) {
        events.gettingReady(ready, all);
    }

    @Override
    public void ready(RunFolder of, List<BuyerInfo> all) {
        buyers = all;
        events.ready(introduction(all));
        arrive();
        try {
            start.await(orders::isStopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            tails = new HistoryTails(of, all);
        } catch (UncheckedIOException e) {
            showNoMore(e);
        }
    }

    private void arrive() {
        if (!arrived) {
            arrived = true;
            start.arrive();
        }
    }

    private Map<String, Object> introduction(List<BuyerInfo> all) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "buyers",
                all.stream()
                        .map(buyer -> Map.of("name", buyer.name(), "pid", buyer.pid()))
                        .toList());
        json.put("tickets", settings().tickets());
        json.put("settings", settings().toJson());
        return json;
    }

    @Override
    public void started(long signalNanos) {
        picture = new LanePicture(settings(), buyers, seats, new RaceClock(signalNanos));
        events.started(Map.of("atMicros", 0));
        begun = true;
    }

    @Override
    public void tick() {
        look();
    }

    private void look() {
        if (tails != null && picture != null) {
            try {
                tails.poll(picture::take);
            } catch (UncheckedIOException e) {
                showNoMore(e);
            }
            events.moments(picture.toJson());
        }
    }

    /** The race goes on though nobody can see it. */
    private void showNoMore(UncheckedIOException e) {
        LOG.warn("race {} can be shown no more: {}", id(), String.valueOf(e.getMessage()));
        closeTails();
    }

    @Override
    public void killed(BuyerInfo buyer, int seat) {
        killedOnRequest(buyer);
    }

    @Override
    public void killedOnRequest(BuyerInfo buyer) {
        if (picture != null) {
            picture.killed(buyer.name());
        }
    }

    @Override
    public void buyerEnded(BuyerInfo buyer) {
        if (picture != null) {
            picture.ended(buyer.name());
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
        look();
        closeTails();
    }

    private void closeTails() {
        HistoryTails open = tails;
        tails = null;
        if (open != null) {
            open.close();
        }
    }
}

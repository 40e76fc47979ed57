package ticketrace.race;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import ticketrace.history.ClockOffset;
import ticketrace.launch.ProgressLimit;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;
import ticketrace.store.ServedStore;

/**
 * Brings the buyers to the start line, and starts them at one moment.
 *
 * <p>The launcher starts every buyer, or keeps it from the race before. The buyer warms up on a scratch store, and
 * reports that it is ready; only a few buyers do so at once. When all are ready, the launcher asks each buyer for its
 * clock, one after the other, so that question and answer are close together. Then it tells all buyers the time of the
 * start.
 */
final class StartProcedure {

    /** How long all buyers that are getting ready may make no progress. */
    private static final Duration READY_LIMIT = Duration.ofSeconds(30);

    /**
     * How many buyers get ready at once: enough to keep the cores busy. If a hundred JVMs start side by side, they push
     * each other's data out of the caches, and take a quarter longer than one after the other.
     */
    private static final int MOST_STARTING = Runtime.getRuntime().availableProcessors() + 1;

    /** How long a buyer may make no progress before it sends the time on its clock. */
    private static final Duration CLOCK_LIMIT = Duration.ofSeconds(10);

    /** How often the launcher asks a buyer for its clock at most: a quicker answer gives a narrower offset. */
    private static final int MOST_EXCHANGES = 8;

    private static final Duration START_LEAD = Duration.ofMillis(20);

    private final RunFolder folder;
    private final RaceSettings settings;
    private final ServedStore store;
    private final RunningBuyers buyers;
    private final Duration standstill;
    private final WarmUpSpan warmUps = new WarmUpSpan();

    StartProcedure(RunFolder folder, ServedStore store, RunningBuyers buyers) {
        this(folder, store, buyers, READY_LIMIT);
    }

    StartProcedure(RunFolder folder, ServedStore store, RunningBuyers buyers, Duration standstill) {
        this.standstill = standstill;
        this.folder = folder;
        this.store = store;
        this.settings = folder.settings();
        this.buyers = buyers;
    }

    /**
     * Lets all buyers take part, and waits until they are ready.
     *
     * @return false if the race was interrupted before all were ready
     * @throws RaceFailedException if a buyer failed, or the buyers that are getting ready make no progress
     */
    boolean bringToStartLine(RaceObserver observer, BooleanSupplier interrupted)
            throws IOException, InterruptedException {
        BuyerTasks tasks = new BuyerTasks(folder);
        // make all scratch stores before the first buyer starts: a buyer that warms up would slow this down
        Map<BuyerTask, String> scratches = new LinkedHashMap<>();
        for (int number = 1; number <= settings.buyers(); number++) {
            if (interrupted.getAsBoolean()) {
                return false;
            }
            BuyerTask task = tasks.of(settings.buyerName(number));
            scratches.put(
                    task,
                    store.scratch(
                            Files.createDirectories(task.places().scratch()),
                            task.name(),
                            task.load().warmUpPurchases()));
        }
        Iterator<Map.Entry<BuyerTask, String>> coming = scratches.entrySet().iterator();
        ProgressLimit limit = limitOnThoseNotReady();
        for (int ready = 0; ready < settings.buyers(); ) {
            if (interrupted.getAsBoolean()) {
                return false;
            }
            if (coming.hasNext() && buyers.count() - ready < MOST_STARTING) {
                Map.Entry<BuyerTask, String> next = coming.next();
                start(next.getKey(), next.getValue());
                limit = limitOnThoseNotReady();
                continue;
            }
            RunningBuyer.Event event = buyers.next(limit.nanosToLook());
            if (event == null && limit.isOver()) {
                throw new RaceFailedException((settings.buyers() - ready) + " of " + settings.buyers()
                        + " buyers were not ready " + limit.words());
            }
            if (event != null && event.isEnd() && event.buyer().isFromEarlierRace()) {
                replace(event, scratches);
                limit = limitOnThoseNotReady();
                continue;
            }
            if (event != null && (event.isEnd() || event.word().equals(Protocol.ERROR))) {
                throw failedStart(event);
            }
            if (event != null && event.word().equals(Protocol.READY)) {
                ready++;
                event.buyer().note(event);
                limit = limitOnThoseNotReady();
                warmUps.add(event.rest());
                observer.gettingReady(ready, settings.buyers());
            }
        }
        return true;
    }

    /** The limit for the buyers that are getting ready now. */
    private ProgressLimit limitOnThoseNotReady() {
        return ProgressLimit.on(
                standstill,
                buyers.all().stream()
                        .filter(buyer -> !buyer.isReady())
                        .mapToLong(buyer -> buyer.info().pid())
                        .toArray());
    }

    /** Replaces a buyer that stayed from the race before and died before it was ready for this one. */
    private void replace(RunningBuyer.Event end, Map<BuyerTask, String> scratches) throws IOException {
        RunningBuyer dead = end.buyer();
        dead.note(end);
        for (Map.Entry<BuyerTask, String> each : scratches.entrySet()) {
            if (each.getKey().name().equals(dead.name())) {
                tellStores(buyers.replace(dead, each.getKey()), each.getValue());
            }
        }
    }

    /** How long the warm-ups of the ready buyers took together: see {@link WarmUpSpan}. */
    double warmUpMillis() {
        return warmUps.millis();
    }

    /** Lets a buyer take part, and tells it through its pipe how to open the stores: no argument may contain that. */
    private void start(BuyerTask task, String scratch) throws IOException {
        tellStores(buyers.start(task), scratch);
    }

    private void tellStores(RunningBuyer buyer, String scratch) {
        buyer.send(Protocol.STORES + " " + store.access() + " " + scratch);
    }

    private RaceFailedException failedStart(RunningBuyer.Event event) {
        event.buyer().note(event);
        String why = event.buyer().error();
        if (why == null) {
            why = "it " + event.buyer().howItEnded()
                    + LogTail.of(folder.logOf(event.buyer().name()));
        }
        return new RaceFailedException(event.buyer().name() + " could not start: " + why);
    }

    /**
     * Starts all buyers. The launcher sends the signal some time ahead: as long as it took to ask all buyers for their
     * clocks, and {@link #START_LEAD}. About as long passes on this machine until the last buyer has heard the signal.
     *
     * @return the time of the start signal, {@link System#nanoTime}
     */
    long giveSignal() throws IOException, InterruptedException {
        long from = System.nanoTime();
        Map<RunningBuyer, ClockReading> clocks = new LinkedHashMap<>();
        for (RunningBuyer buyer : buyers.all()) {
            clocks.put(buyer, clockOf(buyer));
        }
        long told = System.nanoTime();
        long signal = told + START_LEAD.toNanos() + (told - from);
        clocks.forEach((buyer, clock) -> buyer.send(Protocol.START + " " + signal + " " + clock.words()));
        return signal;
    }

    /**
     * The difference between the buyer's clock and this one. The launcher forks every buyer here, so both are one
     * clock.
     */
    private ClockReading clockOf(RunningBuyer buyer) throws IOException, InterruptedException {
        ClockOffset best = exchange(buyer);
        for (int more = 1; more < MOST_EXCHANGES && best.beyondZeroNanos() != 0; more++) {
            best = best.orNarrower(exchange(buyer));
        }
        return ClockReading.onOneMachine(best);
    }

    private ClockOffset exchange(RunningBuyer buyer) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        ProgressLimit limit = ProgressLimit.on(CLOCK_LIMIT, buyer.info().pid());
        buyer.send(Protocol.CLOCK);
        while (!limit.isOver()) {
            RunningBuyer.Event event = buyers.next(limit.nanosToLook());
            long now = System.nanoTime();
            if (event != null && event.isEnd()) {
                throw failedStart(event);
            }
            if (event != null && event.word().equals(Protocol.CLOCK)) {
                return ClockOffset.measured(asked, Long.parseLong(event.rest()), now);
            }
        }
        throw new RaceFailedException(buyer.name() + " did not tell its clock " + limit.words());
    }
}

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
 * Brings the buyers to the start line, and lets them go at one moment.
 *
 * <p>Every buyer is forked, or stayed on from the race before; it warms up on a scratch store, and says that it is ready. A
 * few do so at a time. When all have, each is asked for its clock, one after the other, so that question and answer lie
 * close together; then all are told the time of the start.
 */
final class StartProcedure {

    /** How long those on their way to the line may stand still, all of them. */
    private static final Duration READY_LIMIT = Duration.ofSeconds(30);

    /**
     * So many are on their way to the line at once: enough to keep the cores busy. A hundred JVMs that boot side by side
     * push each other out of the caches, and take a quarter longer than one after the other.
     */
    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors() + 1;

    /** How long a buyer may stand still before it tells its clock. */
    private static final Duration CLOCK_LIMIT = Duration.ofSeconds(10);

    /** How often a buyer is asked for its clock at most: a quicker answer says more. */
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
     * Has all buyers take part and waits until they are ready.
     *
     * @return false if the race was interrupted before
     * @throws RaceFailedException if a buyer failed, or those on their way stand still
     */
    boolean bringToTheLine(RaceObserver observer, BooleanSupplier interrupted)
            throws IOException, InterruptedException {
        BuyerTasks tasks = new BuyerTasks(folder);
        // all of them before the first buyer comes: one that is warming up would be in the way
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
        ProgressLimit limit = onTheirWay();
        for (int ready = 0; ready < settings.buyers(); ) {
            if (interrupted.getAsBoolean()) {
                return false;
            }
            if (coming.hasNext() && buyers.count() - ready < AT_ONCE) {
                Map.Entry<BuyerTask, String> next = coming.next();
                start(next.getKey(), next.getValue());
                limit = onTheirWay();
                continue;
            }
            RunningBuyer.Event event = buyers.next(limit.nanosToLook());
            if (event == null && limit.isOver()) {
                throw new RaceFailedException((settings.buyers() - ready) + " of " + settings.buyers()
                        + " buyers were not ready " + limit.words());
            }
            if (event != null && event.isEnd() && event.buyer().hasStayedOn()) {
                replace(event, scratches);
                limit = onTheirWay();
                continue;
            }
            if (event != null && (event.isEnd() || event.word().equals(Protocol.ERROR))) {
                throw failedStart(event);
            }
            if (event != null && event.word().equals(Protocol.READY)) {
                ready++;
                event.buyer().note(event);
                limit = onTheirWay();
                warmUps.add(event.rest());
                observer.gettingReady(ready, settings.buyers());
            }
        }
        return true;
    }

    /** How long those may stand still that are on their way to the line now. */
    private ProgressLimit onTheirWay() {
        return ProgressLimit.on(
                standstill,
                buyers.all().stream()
                        .filter(buyer -> !buyer.isReady())
                        .mapToLong(buyer -> buyer.info().pid())
                        .toArray());
    }

    /** One that had stayed on died before this race: somebody killed it while it was at rest. */
    private void replace(RunningBuyer.Event end, Map<BuyerTask, String> scratches) throws IOException {
        RunningBuyer dead = end.buyer();
        dead.note(end);
        for (Map.Entry<BuyerTask, String> each : scratches.entrySet()) {
            if (each.getKey().name().equals(dead.name())) {
                tellStores(buyers.replace(dead, each.getKey()), each.getValue());
            }
        }
    }

    /** How long the warm-up took of those that are ready. */
    double warmUpMillis() {
        return warmUps.millis();
    }

    /** Has a buyer take part, and tells it through its pipe what no argument may show: how to open the stores. */
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
     * Lets all go. Between the signal's being sent and its time lies as long as it took to hear all their clocks: so long it
     * takes, on this machine today, until the last of them has heard it, too.
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

    /** How the buyer's clock stands to this one. Every buyer is forked here, so both are one clock. */
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

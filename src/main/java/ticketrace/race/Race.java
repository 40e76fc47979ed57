package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.history.EndReason;
import ticketrace.launch.ProgressLimit;
import ticketrace.run.Launched;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.ResultDocument;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;
import ticketrace.store.ServedStore;
import ticketrace.store.Stores;

/**
 * Holds one race. The launcher forks the buyers, unless they stayed from the race before. It waits until all buyers
 * stand at the start line, starts them at one moment, and waits until the last buyer is done. The race ends by itself,
 * at the time limit, or by an interruption.
 *
 * <p>A buyer that is done waits until all buyers are done. The exit of a JVM takes a core for as long as a thousand
 * purchases: while a thousand buyers exited, the last one would wait half a minute to learn that the tickets are sold
 * out.
 *
 * <p>Every wait has a limit, and no buyer outlives the launcher. The launcher kills a buyer that does not stop when it
 * is told to. If the launcher ends during the race, all buyers end with it.
 */
public final class Race {

    /** How often the launcher calls the observer, and checks for orders and interruptions. */
    public static final Duration TICK = Duration.ofMillis(40);

    /**
     * How long the buyers that were told to stop, and still race, may all stand still; then the launcher kills them.
     */
    static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Race.class);
    private static final double NANOS_PER_MILLI = 1e6;

    private final RunFolder folder;
    private final RaceSettings settings;
    private final RaceObserver observer;
    private final RaceOrders orders;
    private final RunningBuyers buyers;
    private final Faults faults;
    private final BuyerPool pool;

    private Race(RunFolder folder, RaceObserver observer, RaceOrders orders, BuyerPool pool) {
        this.folder = folder;
        this.settings = folder.settings();
        this.observer = observer;
        this.orders = orders;
        this.pool = pool;
        this.buyers = new RunningBuyers(folder, pool, orders.buyersGiveWay());
        this.faults = new Faults(folder, buyers, observer);
    }

    /**
     * Holds a race in a new folder below {@code runs}.
     *
     * @param interrupted asked again and again; once it is true, the launcher tells the buyers to stop, and the audit
     *     judges the evidence that there is
     * @return the result, which is also in the folder; null if the race was interrupted before it began
     * @throws RaceFailedException if the launcher could not bring the buyers to the start line
     * @throws IOException if the folder cannot be written or the evidence cannot be read; the message names the file
     */
    public static @Nullable RaceResult hold(
            RaceSettings settings, Path runs, RaceObserver observer, BooleanSupplier interrupted)
            throws IOException, InterruptedException {
        try (BuyerPool pool = BuyerPool.forOneRace()) {
            return pool.hold(settings, runs, observer, interrupted);
        }
    }

    /**
     * Makes a new folder below {@code runs} for a race that the caller holds at once.
     *
     * @throws RaceFailedException if this process may not open enough files for so large a race
     * @throws IOException if the folder cannot be written; the message names the file
     */
    public static RunFolder prepare(RaceSettings settings, Path runs) throws IOException {
        OpenFiles.require(settings);
        return RunFolder.create(runs, settings);
    }

    /**
     * Holds a race in its prepared folder. If the race does not begin, deletes the folder.
     *
     * @param orders the caller's orders while the race runs
     * @return the result, which is also in the folder; null if the race was interrupted before it began
     */
    public static @Nullable RaceResult hold(RunFolder prepared, RaceObserver observer, RaceOrders orders)
            throws IOException, InterruptedException {
        try (BuyerPool pool = BuyerPool.forOneRace()) {
            return hold(prepared, observer, orders, pool);
        }
    }

    static @Nullable RaceResult hold(RunFolder prepared, RaceObserver observer, RaceOrders orders, BuyerPool pool)
            throws IOException, InterruptedException {
        try {
            return new Race(prepared, observer, orders, pool).hold();
        } finally {
            orders.close();
        }
    }

    private @Nullable RaceResult hold() throws IOException, InterruptedException {
        pool.begin(settings);
        boolean ready = false;
        try (KillOnExit hook = new KillOnExit(buyers);
                ServedStore store = Stores.named(settings.store()).create(folder.path(), settings.tickets());
                buyers;
                faults) {
            long began = System.nanoTime();
            StartProcedure start = new StartProcedure(folder, store, buyers);
            ready = start.bringToStartLine(observer, orders::isStopped);
            double forkMillis = (System.nanoTime() - began) / NANOS_PER_MILLI;
            LOG.debug("{} buyers ready after {} ms", buyers.count(), forkMillis);
            return ready ? race(start, store, forkMillis) : null;
        } finally {
            if (!ready) {
                deleteFolder();
            }
        }
    }

    private void deleteFolder() {
        try {
            folder.delete();
        } catch (IOException e) { // must not hide why the race did not begin
            LOG.warn("{} could not be deleted", folder.path(), e);
        }
    }

    private RaceResult race(StartProcedure start, ServedStore store, double forkMillis)
            throws IOException, InterruptedException {
        folder.deleteScratch();
        observer.ready(folder, buyers.infos());
        faults.prepare();
        long signal = start.giveSignal();
        faults.begin(signal);
        observer.started(signal);
        watch(signal + settings.timeout().toNanos());
        faults.endPauses(); // a buyer may have been stopped after its last purchase
        observer.ended();
        buyers.end();
        store.export();
        if (!settings.recorded()) {
            folder.ends()
                    .write(
                            signal,
                            buyers.all().stream().map(RunningBuyer::endReport).toList());
        }
        Launched launched = new Launched(
                buyers.exitCodes(),
                forkMillis,
                start.warmUpMillis(),
                buyers.failures(faults.killed()),
                buyers.ioError());
        RaceResult result = Results.of(folder, launched);
        folder.writeResult(ResultDocument.of(result));
        return result;
    }

    /**
     * Waits until the last buyer is done. Meanwhile carries out faults and orders, and ends the race at its time limit.
     */
    private void watch(long timeLimit) throws InterruptedException {
        ProgressLimit stopping = null;
        long nextTick = System.nanoTime();
        for (int alive = buyers.count(); alive > 0; ) {
            long toLook = stopping == null ? timeLimit - System.nanoTime() : stopping.nanosToLook();
            RunningBuyer.Event event = buyers.next(Math.min(toLook, faults.nanosToNext()));
            if (event != null) {
                if (hear(event, stopping != null)) {
                    alive--;
                    stopping = stopping == null ? null : buyers.limitOnRacing(STOP_LIMIT);
                }
                if (System.nanoTime() - nextTick < 0) {
                    continue; // hear the next line first; but at each tick do the other duties
                }
            }
            nextTick = System.nanoTime() + TICK.toNanos();
            observer.tick();
            faults.carryOutDue(orders);
            boolean stopped = orders.isStopped();
            if (stopping == null && (stopped || System.nanoTime() - timeLimit > 0)) {
                stop(stopped ? EndReason.INTERRUPTED : EndReason.TIME_LIMIT);
                stopping = buyers.limitOnRacing(STOP_LIMIT);
            } else if (stopping != null && stopping.isOver()) {
                buyers.killThoseThatDidNotStop(stopping);
                stopping = buyers.limitOnRacing(STOP_LIMIT);
            }
        }
    }

    /** Notes what a buyer said. Returns whether the buyer is now done with this race. */
    private boolean hear(RunningBuyer.Event event, boolean stopping) {
        RunningBuyer buyer = event.buyer();
        boolean raced = buyer.isRacing();
        buyer.note(event);
        if (raced && !buyer.isRacing()) {
            observer.buyerEnded(buyer.info());
            return true;
        }
        if (event.word().equals(Protocol.STOPPED) && !stopping) {
            String[] words = event.rest().split(" ", -1);
            faults.stopped(buyer, Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        }
        return false;
    }

    private void stop(EndReason why) {
        buyers.tellAll(Protocol.STOP + " " + why);
        faults.endPauses();
        try {
            folder.launcherEvidence().writeStopped(why);
        } catch (IOException e) { // must not keep the race from ending
            LOG.warn("{}", e.getMessage());
        }
        observer.stopping(why);
    }
}

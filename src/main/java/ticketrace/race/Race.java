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
 * One race: forks the buyers, unless they stayed on from the race before, waits until all stand at the start line, lets
 * them go at one moment, and waits until the last is through; by itself, by the time limit, or by an interruption.
 *
 * <p>Who is through rests until all are. A JVM's end takes a core for as long as a thousand purchases, and the last of a
 * thousand buyers would wait for half a minute, while all others end, to be told that it is sold out.
 *
 * <p>Every wait has a limit, and whatever happens no buyer is left behind: a buyer that does not stop when told is
 * killed, and all are killed when the launcher ends in between.
 */
public final class Race {

    /** How often an observer is called, and an interruption looked for. */
    public static final Duration TICK = Duration.ofMillis(40);

    /** How long buyers that were told to stop may stand still, all that are left, before they have finished their purchases. */
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
     * Holds a race in a fresh folder below {@code runs}.
     *
     * @param interrupted asked again and again; once it is true, buyers are told to stop and what is known is judged
     * @return the result, also written to the folder; null if the race was interrupted before it began
     * @throws RaceFailedException if the buyers could not be brought to the start line
     * @throws IOException if the folder cannot be written or the evidence not be read; the message names the file
     */
    public static @Nullable RaceResult hold(
            RaceSettings settings, Path runs, RaceObserver observer, BooleanSupplier interrupted)
            throws IOException, InterruptedException {
        try (BuyerPool pool = BuyerPool.forOneRace()) {
            return pool.hold(settings, runs, observer, interrupted);
        }
    }

    /**
     * Makes a fresh folder below {@code runs} for a race that is to be held at once.
     *
     * @throws RaceFailedException if this process cannot hold so large a race
     * @throws IOException if the folder cannot be written; the message names the file
     */
    public static RunFolder prepare(RaceSettings settings, Path runs) throws IOException {
        OpenFiles.require(settings);
        return RunFolder.create(runs, settings);
    }

    /**
     * Holds a race in the folder that was prepared for it; a race that does not begin deletes it again.
     *
     * @param orders what is wanted of it while it runs
     * @return as above
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
            ready = start.bringToTheLine(observer, orders::isStopped);
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
        long signal = start.giveSignal();
        faults.begin(signal);
        observer.started(signal);
        watch(signal + settings.timeout().toNanos());
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
                buyers.failures(faults.victims()),
                buyers.ioError());
        RaceResult result = Results.of(folder, launched);
        folder.writeResult(ResultDocument.of(result));
        return result;
    }

    /** Waits until the last buyer is through, and sees to it that this happens. */
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
                    continue; // but many that end one after the other do not keep the launcher from its other duties
                }
            }
            nextTick = System.nanoTime() + TICK.toNanos();
            observer.tick();
            faults.obey(orders);
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

    /** Whether that was the last it said in this race. */
    private boolean hear(RunningBuyer.Event event, boolean stopping) {
        RunningBuyer buyer = event.buyer();
        boolean raced = buyer.isRacing();
        buyer.note(event);
        if (raced && !buyer.isRacing()) {
            observer.buyerEnded(buyer.info());
            return true;
        }
        if (event.word().equals(Protocol.STANDING) && !stopping) {
            String[] words = event.rest().split(" ", -1);
            faults.standing(buyer, Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        }
        return false;
    }

    private void stop(EndReason why) {
        buyers.tellAll(Protocol.STOP + " " + why);
        try {
            folder.launcherEvidence().writeStopped(why);
        } catch (IOException e) { // must not keep the race from ending
            LOG.warn("{}", e.getMessage());
        }
        observer.stopping(why);
    }
}

package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.history.EndReason;
import ticketrace.store.Stores;

/**
 * One race: forks the buyers, waits until all stand at the start line, lets them go at one moment, and waits until the
 * last has ended; by itself, by the time limit, or by an interruption.
 *
 * <p>Every wait has a limit, and whatever happens no buyer is left behind: a buyer that does not stop when told is
 * killed, and all are killed when the launcher ends in between.
 */
public final class Race {

    /** How often an observer is called, and an interruption looked for. */
    public static final Duration TICK = Duration.ofMillis(40);

    private static final Logger LOG = LoggerFactory.getLogger(Race.class);

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration READY_LIMIT_PER_BUYER = Duration.ofMillis(500);
    private static final Duration CLOCK_LIMIT = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Duration START_LEAD = Duration.ofMillis(20);
    private static final Duration START_LEAD_PER_BUYER = Duration.ofNanos(100_000);
    private static final double NANOS_PER_MILLI = 1e6;

    private final RunFolder folder;
    private final RaceSettings settings;
    private final RaceObserver observer;
    private final BooleanSupplier interrupted;
    private final BlockingQueue<RunningBuyer.Event> events = new LinkedBlockingQueue<>();
    /** Copied on writing: the thread that ends them when the launcher ends looks at it, too. */
    private final List<RunningBuyer> buyers = new CopyOnWriteArrayList<>();
    private @Nullable RunningBuyer killed;

    private Race(RunFolder folder, RaceObserver observer, BooleanSupplier interrupted) {
        this.folder = folder;
        this.settings = folder.settings();
        this.observer = observer;
        this.interrupted = interrupted;
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
        RunFolder folder = RunFolder.create(runs, settings);
        return new Race(folder, observer, interrupted).hold();
    }

    private @Nullable RaceResult hold() throws IOException, InterruptedException {
        Thread killAll = new Thread(this::killThoseLeft, "kill-buyers");
        Runtime.getRuntime().addShutdownHook(killAll);
        boolean ready = false;
        try {
            long began = System.nanoTime();
            fork();
            ready = waitUntilReady();
            double forkMillis = (System.nanoTime() - began) / NANOS_PER_MILLI;
            LOG.debug("{} buyers ready after {} ms", buyers.size(), forkMillis);
            return ready ? race(forkMillis) : null;
        } finally {
            killThoseLeft();
            buyers.forEach(RunningBuyer::close);
            removeHook(killAll);
            if (!ready) {
                folder.delete();
            }
        }
    }

    private RaceResult race(double forkMillis) throws IOException, InterruptedException {
        folder.deleteScratch();
        observer.ready(folder, buyers.stream().map(RunningBuyer::info).toList());
        letGo();
        observer.ended();
        Stores.named(settings.store()).export(folder.path());
        RaceResult result = Results.of(
                folder, exitCodes(), forkMillis, killed == null ? null : killed.name(), failures(), ioError());
        folder.writeResult(ResultJson.of(result));
        return result;
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // then it runs, and finds nothing alive
        }
    }

    private void fork() throws IOException {
        for (int number = 1; number <= settings.buyers(); number++) {
            buyers.add(RunningBuyer.start(task(settings.buyerName(number)), events, folder));
        }
    }

    private BuyerTask task(String name) {
        int expected = settings.expectedSales();
        return new BuyerTask(
                name,
                folder.path(),
                folder.historyOf(name),
                folder.scratchOf(name),
                settings.store(),
                settings.guard(),
                settings.think(),
                settings.quotaOrNone(),
                settings.timeout().plus(STOP_LIMIT),
                WarmUp.purchases(settings),
                settings.killHolder() ? settings.tickets() - expected / 2 : 0);
    }

    /** Waits for all buyers; false if the race was interrupted before. */
    private boolean waitUntilReady() throws IOException, InterruptedException {
        Duration limit = READY_LIMIT.plus(READY_LIMIT_PER_BUYER.multipliedBy(buyers.size()));
        long deadline = System.nanoTime() + limit.toNanos();
        for (int ready = 0; ready < buyers.size(); ) {
            if (interrupted.getAsBoolean()) {
                return false;
            }
            RunningBuyer.Event event = next();
            if (event == null) {
                if (System.nanoTime() > deadline) {
                    throw new RaceFailedException((buyers.size() - ready) + " of " + buyers.size()
                            + " buyers were not ready within " + limit.toSeconds() + " s");
                }
                continue;
            }
            if (event.isEnd() || event.word().equals(Protocol.ERROR)) {
                throw failedStart(event);
            }
            ready += event.word().equals(Protocol.READY) ? 1 : 0;
            observer.gettingReady(ready, buyers.size());
        }
        return true;
    }

    private RaceFailedException failedStart(RunningBuyer.Event event) throws InterruptedException {
        event.buyer().note(event);
        String why = event.buyer().error();
        if (why == null) {
            why = "exit code " + event.buyer().exitCode()
                    + LogTail.of(folder.logOf(event.buyer().name()));
        }
        return new RaceFailedException(event.buyer().name() + " could not start: " + why);
    }

    private void letGo() throws IOException, InterruptedException {
        Map<RunningBuyer, Long> skews = new HashMap<>();
        for (RunningBuyer buyer : buyers) {
            skews.put(buyer, skewOf(buyer));
        }
        long signal = System.nanoTime()
                + START_LEAD
                        .plus(START_LEAD_PER_BUYER.multipliedBy(buyers.size()))
                        .toNanos();
        buyers.forEach(buyer -> buyer.send(Protocol.START + " " + signal + " " + skews.get(buyer)));
        observer.started(signal);
        watch(signal + settings.timeout().toNanos());
    }

    /** How far the buyer's clock lies outside of the moment between question and answer; 0 if it lies inside. */
    private long skewOf(RunningBuyer buyer) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + CLOCK_LIMIT.toNanos();
        long asked = System.nanoTime();
        buyer.send(Protocol.CLOCK);
        while (System.nanoTime() < deadline) {
            RunningBuyer.Event event = next();
            long now = System.nanoTime();
            if (event != null && event.isEnd()) {
                throw failedStart(event);
            }
            if (event != null && event.word().equals(Protocol.CLOCK)) {
                long clock = Long.parseLong(event.rest());
                return clock < asked ? clock - asked : Math.max(0, clock - now);
            }
        }
        throw new RaceFailedException(
                buyer.name() + " did not tell its clock within " + CLOCK_LIMIT.toSeconds() + " s");
    }

    /** Waits until the last buyer has ended, and sees to it that this happens. */
    private void watch(long timeLimit) throws InterruptedException {
        long deadline = timeLimit;
        boolean stopping = false;
        for (int alive = buyers.size(); alive > 0; ) {
            RunningBuyer.Event event = next(deadline - System.nanoTime());
            if (event != null) {
                event.buyer().note(event);
                alive -= event.isEnd() ? 1 : 0;
                if (event.word().equals(Protocol.HOLDING)) {
                    holding(event.buyer(), Integer.parseInt(event.rest()));
                }
                continue;
            }
            observer.tick();
            boolean timeOver = System.nanoTime() - deadline > 0;
            if (!stopping && (timeOver || interrupted.getAsBoolean())) {
                stopping = true;
                deadline = System.nanoTime() + STOP_LIMIT.toNanos();
                EndReason why = interrupted.getAsBoolean() ? EndReason.INTERRUPTED : EndReason.TIME_LIMIT;
                buyers.forEach(buyer -> buyer.send(Protocol.STOP + " " + why));
                observer.stopping(why);
            } else if (stopping && timeOver) {
                deadline = System.nanoTime() + STOP_LIMIT.toNanos();
                killThoseLeft();
            }
        }
    }

    private void holding(RunningBuyer buyer, int seat) {
        if (killed != null) {
            return;
        }
        killed = buyer;
        buyer.kill();
        observer.killed(buyer.info(), seat);
        buyers.forEach(other -> other.send(Protocol.GO));
    }

    private void killThoseLeft() {
        for (RunningBuyer buyer : buyers) {
            if (!buyer.hasEnded()) {
                LOG.debug("killing {}", buyer.name());
                buyer.kill();
            }
        }
    }

    /** The next thing that a buyer says; null if none does within a tick. */
    private RunningBuyer.@Nullable Event next() throws InterruptedException {
        return next(TICK.toNanos());
    }

    private RunningBuyer.@Nullable Event next(long limitNanos) throws InterruptedException {
        return events.poll(Math.min(limitNanos, TICK.toNanos()), TimeUnit.NANOSECONDS);
    }

    private Map<String, Integer> exitCodes() {
        Map<String, Integer> codes = new HashMap<>();
        for (RunningBuyer buyer : buyers) {
            Integer code = buyer.exitCode();
            if (code != null) {
                codes.put(buyer.name(), code);
            }
        }
        return codes;
    }

    private List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (RunningBuyer buyer : buyers) {
            Integer code = buyer.exitCode();
            if (buyer != killed && code != null && code != 0) {
                failures.add(BuyerFailure.inWords(buyer, code, folder));
            }
        }
        return failures;
    }

    private boolean ioError() {
        return buyers.stream().anyMatch(buyer -> buyer.error() != null);
    }
}

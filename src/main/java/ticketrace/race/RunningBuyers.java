package ticketrace.race;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.launch.ProgressLimit;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;

/**
 * The buyer processes in one race, and what they say, one thing after the other. Owned by the launcher's thread, but for
 * {@link #killThoseLeft}, which any thread may call.
 */
final class RunningBuyers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningBuyers.class);

    /** How long those that were told to end may stand still before they are killed. */
    static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final RunFolder folder;
    private final BuyerPool pool;
    private final boolean giveWay;
    private final List<RunningBuyer> all = new CopyOnWriteArrayList<>();

    RunningBuyers(RunFolder folder, BuyerPool pool, boolean giveWay) {
        this.folder = folder;
        this.pool = pool;
        this.giveWay = giveWay;
    }

    /** Has one more take part: the one of that name that is at rest, or a new one. */
    RunningBuyer start(BuyerTask task) throws IOException {
        RunningBuyer buyer = pool.enter(task, giveWay);
        all.add(buyer);
        return buyer;
    }

    List<RunningBuyer> all() {
        return all;
    }

    int count() {
        return all.size();
    }

    List<BuyerInfo> infos() {
        return all.stream().map(RunningBuyer::info).toList();
    }

    /** The next thing that a buyer says; null if none does within a tick, or within the limit if that is shorter. */
    RunningBuyer.@Nullable Event next(long limitNanos) throws InterruptedException {
        RunningBuyer.Event event = pool.events().poll(Math.min(limitNanos, Race.TICK.toNanos()), TimeUnit.NANOSECONDS);
        if (event != null && !all.contains(event.buyer())) {
            event.buyer().note(event); // of one that ended before this race, and was replaced
            return null;
        }
        return event;
    }

    /** Forks one in place of one that stayed on, and is found to have died meanwhile. */
    RunningBuyer replace(RunningBuyer dead, BuyerTask task) throws IOException {
        all.remove(dead);
        return start(task);
    }

    void tellAll(String line) {
        all.forEach(buyer -> buyer.send(line));
    }

    /** Has those at rest end if this was their last race, and waits until they are gone. */
    void end() throws InterruptedException {
        if (pool.racesLeft() > 0) {
            return;
        }
        tellAll(Protocol.END);
        ProgressLimit limit = limitOn(RunningBuyer::isAtRest, END_LIMIT);
        while (all.stream().anyMatch(RunningBuyer::isAtRest)) {
            RunningBuyer.Event event = next(limit.nanosToLook());
            if (event != null) {
                event.buyer().note(event);
            } else if (limit.isOver()) {
                String why = "did not end " + limit.words();
                all.stream().filter(RunningBuyer::isAtRest).forEach(buyer -> buyer.kill(why));
                limit = limitOn(RunningBuyer::isAtRest, END_LIMIT);
            }
        }
    }

    /** How long those that race may all stand still, from now on. */
    ProgressLimit limitOnRacing(Duration standstill) {
        return limitOn(RunningBuyer::isRacing, standstill);
    }

    private ProgressLimit limitOn(Predicate<RunningBuyer> which, Duration standstill) {
        return ProgressLimit.on(
                standstill,
                all.stream()
                        .filter(which)
                        .mapToLong(buyer -> buyer.info().pid())
                        .toArray());
    }

    /** Kills those that race and were told to stop. */
    void killThoseThatDidNotStop(ProgressLimit over) {
        String why = "did not stop " + over.words();
        all.stream().filter(RunningBuyer::isRacing).forEach(buyer -> buyer.kill(why));
    }

    void killThoseLeft() {
        for (RunningBuyer buyer : all) {
            if (buyer.isRacing()) {
                LOG.debug("killing {}", buyer.name());
                buyer.kill();
            }
        }
    }

    /** Exit codes by name, negative for a signal. */
    Map<String, Integer> exitCodes() {
        Map<String, Integer> codes = new HashMap<>();
        for (RunningBuyer buyer : all) {
            Integer code = buyer.exitCode();
            if (code != null) {
                codes.put(buyer.name(), code);
            }
        }
        return codes;
    }

    /** A line for each buyer that ended otherwise than it should; those that were killed on purpose should. */
    List<String> failures(Set<String> killed) {
        return all.stream()
                .filter(buyer -> !killed.contains(buyer.name()) && buyer.hasFailed())
                .map(buyer -> buyer.failure(folder))
                .toList();
    }

    /** Whether the store, the lock or the history of any of them failed. */
    boolean ioError() {
        return all.stream().anyMatch(buyer -> buyer.error() != null);
    }

    /** Ends those that are still racing, and waits until they are gone. The others are left to the pool. */
    @Override
    public void close() {
        killThoseLeft();
        for (RunningBuyer buyer : all) {
            if (!buyer.isAtRest()) {
                buyer.close();
            }
        }
    }
}

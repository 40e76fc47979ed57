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
 * The buyer processes of one race, and the lines that they say, in order. Only the launcher's thread uses it, except
 * {@link #killThoseLeft}, which any thread may call.
 */
final class RunningBuyers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningBuyers.class);

    /** How long buyers that were told to end may stand still before the launcher kills them. */
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

    /** Lets one more buyer take part: the buyer of that name that is at rest, or a new one. */
    RunningBuyer start(BuyerTask task) throws IOException {
        RunningBuyer buyer = pool.joinRace(task, giveWay);
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

    /** The next event of a buyer; null if there is none within a tick, or within the limit if that is shorter. */
    RunningBuyer.@Nullable Event next(long limitNanos) throws InterruptedException {
        RunningBuyer.Event event = pool.events().poll(Math.min(limitNanos, Race.TICK.toNanos()), TimeUnit.NANOSECONDS);
        if (event != null && !all.contains(event.buyer())) {
            event.buyer().note(event); // a buyer that ended before this race, and was replaced
            return null;
        }
        return event;
    }

    /** Forks a new buyer in place of one that stayed from the race before and has died meanwhile. */
    RunningBuyer replace(RunningBuyer dead, BuyerTask task) throws IOException {
        all.remove(dead);
        return start(task);
    }

    void tellAll(String line) {
        all.forEach(buyer -> buyer.send(line));
    }

    /**
     * If this was the pool's last race, tells the buyers at rest to end, and waits until they are gone. Kills them if
     * they all stand still.
     */
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

    /** The limit, from now on, for all buyers that still race: how long they may all stand still. */
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

    /** Kills the buyers that still race although they were told to stop. */
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

    /** The exit codes by the names of the buyers, negative for a signal; without the buyers whose code is not known. */
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

    /** A line for each buyer that failed, except those in {@code killed}, which the launcher killed on purpose. */
    List<String> failures(Set<String> killed) {
        return all.stream()
                .filter(buyer -> !killed.contains(buyer.name()) && buyer.hasFailed())
                .map(buyer -> buyer.failure(folder))
                .toList();
    }

    /** Whether a buyer reported that its store, its lock or its history failed. */
    boolean ioError() {
        return all.stream().anyMatch(buyer -> buyer.error() != null);
    }

    /** Kills the buyers that still race, and waits until they are gone. The pool keeps the buyers at rest. */
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

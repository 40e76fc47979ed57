package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/**
 * Buyer processes for several races, one after the other. The launcher forks each process once, and it takes part in
 * every race. Each race has its own folder, store and warm-up. If a buyer was killed or failed, the launcher forks a
 * new one for the next race. After the last race, the launcher tells the buyers to end.
 *
 * <p>For one thread. If this process dies, the buyers at rest see the end of their pipes, and end too.
 */
public final class BuyerPool implements AutoCloseable {

    private final BlockingQueue<RunningBuyer.Event> events = new LinkedBlockingQueue<>();
    private final Map<String, RunningBuyer> members = new HashMap<>();
    private int racesLeft;
    private @Nullable BuyerLauncher launcher;

    private BuyerPool(int races, @Nullable BuyerLauncher launcher) {
        this.racesLeft = races;
        this.launcher = launcher;
    }

    /**
     * A pool for this many races. The first race of a jar begins a few seconds later, while the class archive is made.
     */
    public static BuyerPool forRaces(int races) {
        return new BuyerPool(races, null);
    }

    static BuyerPool forOneRace() {
        return forRaces(1);
    }

    /**
     * A pool for any number of races. {@code jvmOptions} gives the options of each new JVM, which has no options of
     * {@link BuyerJvm}.
     */
    static BuyerPool withOptions(Supplier<List<String>> jvmOptions) {
        return startedBy(new JvmBuyers(RacingBuyer.class, jvmOptions));
    }

    /** A pool for any number of races, with buyers that {@code launcher} starts. */
    static BuyerPool startedBy(BuyerLauncher launcher) {
        return new BuyerPool(Integer.MAX_VALUE, launcher);
    }

    /**
     * Holds the next race, as {@link Race#hold(RaceSettings, Path, RaceObserver, BooleanSupplier)} does.
     *
     * @throws IllegalStateException if the pool has held all its races
     */
    public @Nullable RaceResult hold(
            RaceSettings settings, Path runs, RaceObserver observer, BooleanSupplier interrupted)
            throws IOException, InterruptedException {
        return Race.hold(Race.prepare(settings, runs), observer, RaceOrders.until(interrupted), this);
    }

    /** Begins the next race. The JVM options of every race are the options that suit the first race. */
    void begin(RaceSettings settings) {
        if (racesLeft == 0) {
            throw new IllegalStateException("this pool had all its races");
        }
        racesLeft--;
        if (launcher == null) {
            List<String> options = BuyerJvm.options(settings);
            launcher = new JvmBuyers(RacingBuyer.class, () -> options);
        }
        for (RunningBuyer.Event late = events.poll(); late != null; late = events.poll()) {
            late.buyer().note(late);
        }
    }

    /** How many races follow the current one. */
    int racesLeft() {
        return racesLeft;
    }

    /** The lines and the ends of all its buyers. */
    BlockingQueue<RunningBuyer.Event> events() {
        return events;
    }

    /** Lets the buyer of that name take part in the current race: its process from an earlier race, or a new one. */
    RunningBuyer joinRace(BuyerTask task, boolean givesWay) throws IOException {
        RunningBuyer resting = members.get(task.name());
        if (resting != null && resting.isAtRest()) {
            resting.joinRace(task);
            return resting;
        }
        RunningBuyer forked = RunningBuyer.start(task, events, Objects.requireNonNull(launcher), givesWay);
        members.put(task.name(), forked);
        return forked;
    }

    /** Tells each buyer at rest to end, and waits for it, within a limit. */
    void endThoseAtRest() throws InterruptedException {
        for (RunningBuyer member : members.values()) {
            if (member.isAtRest()) {
                member.end();
            }
        }
    }

    /** Kills all buyers that still live, and waits until they are gone. */
    @Override
    public void close() {
        members.values().forEach(RunningBuyer::kill);
        members.values().forEach(RunningBuyer::close);
    }
}

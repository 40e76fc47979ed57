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
 * Buyer processes that are forked once and go from one race to the next. Each race has its folder, its store and its
 * warm-up; who was killed or failed is forked anew for the next one. After the last race they end by themselves.
 *
 * <p>One thread. If this process dies, the buyers at rest see their pipes end, and end with it.
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

    /** For so many races, one after the other. The first race that a jar ever holds takes a few seconds longer to begin. */
    public static BuyerPool forRaces(int races) {
        return new BuyerPool(races, null);
    }

    static BuyerPool forOneRace() {
        return forRaces(1);
    }

    /** For any number of races; each of its buyers' JVMs starts with the next of these options, and no others of a buyer's. */
    static BuyerPool withOptions(Supplier<List<String>> jvmOptions) {
        return startedBy(new JvmBuyers(BuyerMain.class, jvmOptions));
    }

    /** For any number of races; its buyers are started in this way. */
    static BuyerPool startedBy(BuyerLauncher launcher) {
        return new BuyerPool(Integer.MAX_VALUE, launcher);
    }

    /**
     * Holds the next race, as {@link Race#hold(RaceSettings, Path, RaceObserver, BooleanSupplier)} does.
     *
     * @throws IllegalStateException if it had all its races
     */
    public @Nullable RaceResult hold(
            RaceSettings settings, Path runs, RaceObserver observer, BooleanSupplier interrupted)
            throws IOException, InterruptedException {
        return Race.hold(Race.prepare(settings, runs), observer, RaceOrders.until(interrupted), this);
    }

    /** The next race begins. Its buyers' JVMs are those that suited the first one. */
    void begin(RaceSettings settings) {
        if (racesLeft == 0) {
            throw new IllegalStateException("this pool had all its races");
        }
        racesLeft--;
        if (launcher == null) {
            List<String> options = BuyerJvm.options(settings);
            launcher = new JvmBuyers(BuyerMain.class, () -> options);
        }
        for (RunningBuyer.Event late = events.poll(); late != null; late = events.poll()) {
            late.buyer().note(late);
        }
    }

    /** How many races follow the one at hand. */
    int racesLeft() {
        return racesLeft;
    }

    /** What its buyers say. */
    BlockingQueue<RunningBuyer.Event> events() {
        return events;
    }

    /** Has the buyer of that name take part in the race at hand. */
    RunningBuyer enter(BuyerTask task, boolean givesWay) throws IOException {
        RunningBuyer resting = members.get(task.name());
        if (resting != null && resting.isAtRest()) {
            resting.enter(task);
            return resting;
        }
        RunningBuyer forked = RunningBuyer.start(task, events, Objects.requireNonNull(launcher), givesWay);
        members.put(task.name(), forked);
        return forked;
    }

    /** Has those at rest end by themselves, and waits for that, within limits. */
    void sendHome() throws InterruptedException {
        for (RunningBuyer member : members.values()) {
            if (member.isAtRest()) {
                member.end();
            }
        }
    }

    /** Ends those at rest, and waits until they are gone. */
    @Override
    public void close() {
        members.values().forEach(RunningBuyer::kill);
        members.values().forEach(RunningBuyer::close);
    }
}

package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Buyer;
import ticketrace.buyer.StopSignal;
import ticketrace.guard.CriticalSection;
import ticketrace.history.EndReason;
import ticketrace.history.HistoryFile;
import ticketrace.history.Recorder;
import ticketrace.launch.Parent;
import ticketrace.lock.LockSteps;
import ticketrace.race.BuyerMain;
import ticketrace.race.OpenStore;
import ticketrace.race.PlugInNames;

/**
 * What the process of a stepped buyer does. The buyer makes the same purchases as in a free race, and stops before
 * every step until the launcher lets it through. On the launcher's order, it begins again with a new history.
 */
public final class SteppedBuyer implements BuyerMain.Work {

    /**
     * How long a purchase waits for its guard. Only a wait inside a database uses it, because the buyer polls locks.
     * The database has a limit of its own.
     */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Path folder;
    private final PlugInNames plugIns;
    private final int quota;
    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    private @Nullable OpenStore open;
    private volatile @Nullable StopSignal stop;
    private final StepsInside inside = new StepsInside();
    private String name = "";

    /**
     * A buyer that has bought nothing yet. Only {@link SteppedProcesses} starts its process.
     *
     * @param arguments see {@link #arguments}
     */
    public SteppedBuyer(String[] arguments) {
        folder = Path.of(arguments[0]);
        plugIns = PlugInNames.fromArguments(arguments[1], arguments[2], arguments[3]);
        quota = Integer.parseInt(arguments[4]);
    }

    /** The arguments of the constructor. */
    static List<String> arguments(Path folder, PlugInNames plugIns, int quota) {
        List<String> arguments = new ArrayList<>(List.of(folder.toString()));
        arguments.addAll(plugIns.toArguments());
        arguments.add(String.valueOf(quota));
        return arguments;
    }

    @Override
    public String protocol() {
        return Protocol.VERSION;
    }

    @Override
    public void run(Parent launcher) throws IOException, InterruptedException {
        while (true) {
            obey(orders.take().split(" ", -1), launcher);
        }
    }

    /** The order to give up interrupts the buyer's wait, which may be one in the kernel. */
    @Override
    public void line(String line, Parent parent) {
        StopSignal purchases = stop;
        if (line.equals(Protocol.STOP) && purchases != null) {
            purchases.order(EndReason.DEADLOCK);
        } else {
            orders.add(line);
        }
    }

    private void obey(String[] words, Parent parent) throws IOException {
        switch (words[0]) {
            case Protocol.OPEN -> {
                reopen(words[1], words[2]);
                parent.say(Protocol.OPENED);
            }
            case Protocol.BEGIN -> {
                if (open != null) {
                    buy(open, parent);
                }
            }
            case Protocol.LEAVE -> parent.say(Protocol.LEFT);
            default -> System.err.println("not understood: " + words[0]);
        }
    }

    private void reopen(String buyer, String access) throws IOException {
        if (open != null) {
            open.close();
        }
        name = buyer;
        open = OpenStore.open(plugIns, folder, access, buyer, inside);
    }

    private void buy(OpenStore store, Parent parent) throws IOException {
        StopSignal purchases = new StopSignal();
        stop = purchases;
        SteppedPace pace = new SteppedPace(orders, parent);
        CriticalSection section = store.section();
        inside.goBy(pace);
        OpenStore stepped = section == null ? store : store.withSection(new PollingSection(section, pace));
        try (Recorder recorder = Recorder.create(folder.resolve(name + HistoryFile.SUFFIX))) {
            recorder.started(System.nanoTime(), 0);
            EndReason reason = Buyer.buy(stepped.purchase(recorder, pace, purchases, PATIENCE), quota, purchases);
            recorder.close(reason);
            parent.say(pace.ended(reason));
        } catch (SteppedPace.BrokenOff brokenOff) {
            inside.goBy(LockSteps.UNHEARD);
            if (section instanceof CriticalSection.Polled polled) {
                polled.breakOff();
            }
            parent.say(Protocol.LEFT);
        }
    }
}

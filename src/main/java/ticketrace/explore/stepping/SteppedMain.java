package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Buyer;
import ticketrace.buyer.Purchase;
import ticketrace.buyer.StopSignal;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Guard;
import ticketrace.guard.PurchaseKind;
import ticketrace.history.EndReason;
import ticketrace.history.HistoryFile;
import ticketrace.history.Recorder;
import ticketrace.launch.Parent;
import ticketrace.plugin.PlugInClass;
import ticketrace.store.Isolation;
import ticketrace.store.StoreKind;
import ticketrace.store.TicketStore;

/**
 * The main class of a stepped buyer's process: it makes the race's own purchases, again and again from the beginning, and
 * stands still before every step.
 */
public final class SteppedMain implements Parent.Listener {

    /** Nobody sleeps while it waits here, but a database, which has a limit of its own. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final String NONE = "-";

    private final Path folder;
    private final String storeClass;
    private final String guardClass;
    private final @Nullable Isolation isolation;
    private final int quota;
    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    private @Nullable Session session;

    /** What a buyer has open from one beginning to the next. */
    private record Session(
            String name,
            PurchaseKind purchaseKind,
            TicketStore store,
            @Nullable CriticalSection section) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            try (store;
                    section) {
                // in the reverse order
            }
        }
    }

    private SteppedMain(String[] arguments) {
        folder = Path.of(arguments[0]);
        storeClass = arguments[1];
        guardClass = arguments[2];
        isolation = arguments[3].equals(NONE) ? null : Isolation.named(arguments[3]);
        quota = Integer.parseInt(arguments[4]);
    }

    /** The arguments of a process for these purchases. */
    static List<String> arguments(Path folder, StoreKind store, Guard guard, @Nullable Isolation isolation, int quota) {
        return List.of(
                folder.toString(),
                store.getClass().getName(),
                guard.getClass().getName(),
                isolation == null ? NONE : isolation.label(),
                String.valueOf(quota));
    }

    /** Runs one buyer; started by {@link SteppedProcesses}, of no use to anybody else. */
    public static void main(String[] arguments) throws InterruptedException {
        SteppedMain buyer = new SteppedMain(arguments);
        Parent parent = Parent.listen(buyer);
        try {
            while (true) {
                buyer.obey(buyer.orders.take().split(" ", -1), parent);
            }
        } catch (IOException | InternalError e) {
            // InternalError is how the JVM reports a mapped page that the disk could not take
            e.printStackTrace();
            parent.say(Protocol.ERROR + " " + String.valueOf(e.getMessage()).replace('\n', ' '));
            Runtime.getRuntime().halt(Protocol.EXIT_IO_ERROR);
        }
    }

    @Override
    public void line(String line, Parent parent) {
        orders.add(line);
    }

    private void obey(String[] words, Parent parent) throws IOException {
        switch (words[0]) {
            case Protocol.OPEN -> {
                open(words[1], words[2]);
                parent.say(Protocol.OPENED);
            }
            case Protocol.BEGIN -> {
                if (session != null) {
                    buy(session, parent);
                }
            }
            case Protocol.LEAVE -> parent.say(Protocol.LEFT);
            default -> System.err.println("not understood: " + words[0]);
        }
    }

    private void open(String name, String access) throws IOException {
        if (session != null) {
            session.close();
        }
        Guard guard = PlugInClass.make(Guard.class, guardClass);
        TicketStore store = PlugInClass.make(StoreKind.class, storeClass).open(folder, access, name);
        session = new Session(name, guard.purchaseKind(), store, guard.open(folder, store, isolation));
    }

    private void buy(Session open, Parent parent) throws IOException {
        StopSignal stop = new StopSignal();
        SteppedPace pace = new SteppedPace(orders, parent, stop);
        CriticalSection held = open.section() == null ? null : new PollingSection(open.section(), pace);
        try (Recorder recorder = Recorder.create(folder.resolve(open.name() + HistoryFile.SUFFIX))) {
            recorder.started(System.nanoTime(), 0);
            Purchase purchase = new Purchase(open.purchaseKind(), open.store(), held, recorder, pace, stop, PATIENCE);
            EndReason reason = Buyer.buy(purchase, quota, stop);
            recorder.close(reason);
            parent.say(Protocol.ENDED + " " + reason);
        } catch (SteppedPace.Left left) {
            parent.say(Protocol.LEFT);
        }
    }
}

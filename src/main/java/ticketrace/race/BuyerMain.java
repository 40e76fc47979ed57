package ticketrace.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Buyer;
import ticketrace.buyer.Pace;
import ticketrace.buyer.Purchase;
import ticketrace.buyer.Stop;
import ticketrace.buyer.Thinking;
import ticketrace.guard.Guards;
import ticketrace.history.EndReason;
import ticketrace.history.Recorder;
import ticketrace.lock.ProcessLock;
import ticketrace.process.Parent;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.TicketStore;

/**
 * The main class of a buyer process. It warms up on a scratch store of its own, stands at the start line, buys, closes
 * its history and ends. It loads no library, so that a hundred of it start in seconds.
 */
public final class BuyerMain implements Parent.Listener {

    private static final String SCRATCH_HISTORY = "scratch.history";

    private final BuyerTask task;
    private final Stop stop = new Stop();
    private final StartLine startLine = new StartLine();
    private final AtomicReference<@Nullable HoldStill> holding = new AtomicReference<>();

    private BuyerMain(BuyerTask task) {
        this.task = task;
    }

    /** Runs one buyer; started by {@link Race}, of no use to anybody else. */
    public static void main(String[] arguments) throws InterruptedException {
        BuyerMain buyer = new BuyerMain(BuyerTask.fromArguments(arguments));
        Parent parent = Parent.listen(buyer);
        int exit = 0;
        try {
            buyer.run(parent);
        } catch (IOException | InternalError e) {
            // InternalError is how the JVM reports a mapped page that the disk could not take
            e.printStackTrace();
            parent.say(Protocol.ERROR + " " + String.valueOf(e.getMessage()).replace('\n', ' '));
            exit = Protocol.EXIT_IO_ERROR;
        }
        Runtime.getRuntime().halt(exit);
    }

    @Override
    public void line(String line, Parent parent) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case Protocol.CLOCK -> parent.say(Protocol.CLOCK + " " + System.nanoTime());
            case Protocol.START -> startLine.tell(Long.parseLong(words[1]), Long.parseLong(words[2]));
            case Protocol.STOP -> {
                stop.order(EndReason.valueOf(words[1]));
                letGo();
            }
            case Protocol.GO -> letGo();
            default -> System.err.println("not understood: " + line);
        }
    }

    private void letGo() {
        HoldStill held = holding.get();
        if (held != null) {
            held.letGo();
        }
    }

    private void run(Parent parent) throws IOException, InterruptedException {
        warmUp();
        Pace pace = new Thinking(task.think().toNanos(), stop);
        if (task.holdAtSeat() > 0) {
            HoldStill held = new HoldStill(pace, task.holdAtSeat(), task.patience(), parent);
            holding.set(held);
            pace = held;
        }
        StoreKind kind = Stores.named(task.store());
        try (TicketStore store = kind.open(task.folder(), task.name());
                ProcessLock lock = Guards.named(task.guard()).open(task.folder());
                Recorder recorder = Recorder.create(task.history())) {
            Purchase purchase = new Purchase(store, lock, recorder, pace, stop, task.patience());
            parent.say(Protocol.READY);
            startLine.await();
            recorder.started(startLine.signalNanos(), startLine.skewNanos());
            recorder.close(Buyer.buy(purchase, task.quota(), stop));
        }
    }

    /** Buys out a small store of this buyer's own, so that the race does not measure a JVM that is waking up. */
    private void warmUp() throws IOException {
        Path scratch = Files.createDirectories(task.scratch());
        StoreKind kind = Stores.named(task.store());
        kind.create(scratch, task.warmUpPurchases());
        Stop never = new Stop();
        try (TicketStore store = kind.open(scratch, task.name());
                ProcessLock lock = Guards.named(task.guard()).open(scratch);
                Recorder recorder = Recorder.create(scratch.resolve(SCRATCH_HISTORY))) {
            Pace pace = new Thinking(0, never);
            Purchase purchase = new Purchase(store, lock, recorder, pace, never, task.patience());
            recorder.close(Buyer.buy(purchase, Buyer.NO_QUOTA, never));
        }
    }
}

package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Buyer;
import ticketrace.buyer.Pace;
import ticketrace.buyer.Purchase;
import ticketrace.buyer.Stop;
import ticketrace.buyer.Thinking;
import ticketrace.guard.Bracket;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.EndReason;
import ticketrace.history.Recorder;
import ticketrace.process.Parent;
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
    private final BlockingQueue<String[]> stores = new ArrayBlockingQueue<>(1);
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
            case Protocol.STORES -> stores.add(new String[] {words[1], words[2]});
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
        String[] access = stores.take();
        warmUp(access[1]);
        Pace pace = new Thinking(task.think().toNanos(), stop);
        if (task.holdAtSeat() > 0) {
            HoldStill held = new HoldStill(pace, task.holdAtSeat(), task.patience(), parent);
            holding.set(held);
            pace = held;
        }
        try (Opened race = new Opened(task.folder(), access[0], task.history())) {
            Purchase purchase = race.purchase(pace, stop);
            parent.say(Protocol.READY);
            startLine.await();
            race.recorder.started(startLine.signalNanos(), startLine.skewNanos());
            race.recorder.close(Buyer.buy(purchase, task.quota(), stop));
        }
    }

    /** Buys out a small store of this buyer's own, so that the race does not measure a JVM that is waking up. */
    private void warmUp(String access) throws IOException {
        Stop never = new Stop();
        try (Opened scratch = new Opened(task.scratch(), access, task.scratch().resolve(SCRATCH_HISTORY))) {
            Purchase purchase = scratch.purchase(new Thinking(0, never), never);
            scratch.recorder.close(Buyer.buy(purchase, Buyer.NO_QUOTA, never));
        }
    }

    /** All that a purchase needs, open: the race's, or that of the scratch store. */
    private final class Opened implements AutoCloseable {

        private final Guard guard = Guards.named(task.guard());
        private final TicketStore store;
        private final @Nullable Bracket bracket;
        private final Recorder recorder;

        Opened(Path folder, String access, Path history) throws IOException {
            store = Stores.named(task.store()).open(folder, access, task.name());
            bracket = guard.open(folder, store, task.isolation());
            recorder = Recorder.create(history);
        }

        Purchase purchase(Pace pace, Stop until) {
            return new Purchase(guard.way(), store, bracket, recorder, pace, until, task.patience());
        }

        @Override
        public void close() throws IOException {
            try (store;
                    bracket;
                    recorder) {
                // in the reverse order
            }
        }
    }
}

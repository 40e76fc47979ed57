package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Buyer;
import ticketrace.buyer.Pace;
import ticketrace.buyer.Purchase;
import ticketrace.buyer.StopSignal;
import ticketrace.buyer.ThinkingPace;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Guard;
import ticketrace.history.EndReason;
import ticketrace.history.Recorder;
import ticketrace.launch.Parent;
import ticketrace.plugin.PlugInClass;
import ticketrace.store.StoreKind;
import ticketrace.store.TicketStore;

/**
 * One race as a buyer takes part in it: it warms up on a scratch store of its own, stands at the start line, buys, and
 * closes its history.
 *
 * <p>Thread safety: {@link #hear} from the pipe's thread, {@link #run} from the buyer's, once.
 */
final class BuyerSession {

    private static final String SCRATCH_HISTORY = "scratch.history";

    private final BuyerTask task;
    private final StopSignal stop = new StopSignal();
    private final StartLine startLine = new StartLine();
    private final Handoff<String[]> stores = new Handoff<>();
    private volatile @Nullable FaultPace faultPace;

    BuyerSession(BuyerTask task) {
        this.task = task;
    }

    BuyerTask task() {
        return task;
    }

    /** The launcher said this about the race. */
    void hear(String[] words) {
        switch (words[0]) {
            case Protocol.STORES -> stores.give(new String[] {words[1], words[2]});
            case Protocol.START -> startLine.tell(Long.parseLong(words[1]), ClockReading.of(words, 2));
            case Protocol.STOP -> {
                stop.order(EndReason.valueOf(words[1]));
                letGo(FaultPace.ALL);
            }
            case Protocol.GO -> letGo(Integer.parseInt(words[1]));
            default -> System.err.println("not understood: " + words[0]);
        }
    }

    private void letGo(int fault) {
        FaultPace pace = faultPace;
        if (pace != null) {
            pace.letGo(fault);
        }
    }

    private void raceBeganAt(long signalNanos) {
        FaultPace pace = faultPace;
        if (pace != null) {
            pace.raceBeganAt(signalNanos);
        }
    }

    void run(Parent parent) throws IOException, InterruptedException {
        String[] access = stores.take();
        long from = System.nanoTime();
        warmUp(access[1]);
        long to = System.nanoTime();
        Pace pace = new ThinkingPace(task.load().think().toNanos(), stop);
        if (!task.standStills().isEmpty()) {
            FaultPace faults =
                    new FaultPace(pace, task.standStills(), task.load().patience(), parent);
            faultPace = faults;
            pace = faults;
        }
        try (Opened race =
                new Opened(task.places().folder(), access[0], task.places().history())) {
            Purchase purchase = race.purchase(pace, stop);
            parent.say(Protocol.READY + " " + from + " " + to);
            long started = leave(startLine, race.recorder);
            raceBeganAt(startLine.ownSignalNanos());
            EndReason reason = Buyer.buy(purchase, task.load().quota(), stop);
            long ended = System.nanoTime();
            race.recorder.close(reason);
            if (task.places().history() == null) {
                parent.say(String.join(
                        " ",
                        Protocol.ENDED,
                        reason.name(),
                        String.valueOf(started),
                        String.valueOf(ended),
                        String.valueOf(startLine.clock().skewNanos())));
            }
        }
    }

    /** Leaves the line at the signal, and returns when. */
    private static long leave(StartLine line, Recorder recorder) throws InterruptedException {
        line.await();
        long started = System.nanoTime();
        recorder.started(line.signalNanos(), line.clock().skewNanos(), line.clock().offset());
        line.letOthersLeave();
        return started;
    }

    /**
     * Leaves a line, and buys out a small store of its own, or as much of it as there is time for, so that the race does not
     * measure a JVM that is waking up.
     */
    private void warmUp(String access) throws IOException, InterruptedException {
        StopSignal never = new StopSignal();
        Path history =
                task.places().history() == null ? null : task.places().scratch().resolve(SCRATCH_HISTORY);
        try (Opened scratch = new Opened(task.places().scratch(), access, history)) {
            Purchase purchase = scratch.purchase(new ThinkingPace(0, never), never);
            StartLine rehearsal = new StartLine();
            rehearsal.tell(System.nanoTime(), ClockReading.SHARED);
            leave(rehearsal, scratch.recorder);
            scratch.recorder.close(new WarmUpPurchases().buy(purchase, never));
        }
    }

    /** All that a purchase needs, open: the race's, or that of the scratch store. */
    private final class Opened implements AutoCloseable {

        private final Guard guard;
        private final TicketStore store;
        private final @Nullable CriticalSection section;
        private final Recorder recorder;

        Opened(Path folder, String access, @Nullable Path history) throws IOException {
            guard = PlugInClass.make(Guard.class, task.plugIns().guard());
            store = PlugInClass.make(StoreKind.class, task.plugIns().store()).open(folder, access, task.name());
            section = guard.open(folder, store, task.plugIns().isolation());
            recorder = history == null ? Recorder.none() : Recorder.create(history);
        }

        Purchase purchase(Pace pace, StopSignal until) {
            return new Purchase(
                    guard.purchaseKind(),
                    store,
                    section,
                    recorder,
                    pace,
                    until,
                    task.load().patience());
        }

        @Override
        public void close() throws IOException {
            try (store;
                    section;
                    recorder) {
                // in the reverse order
            }
        }
    }
}

package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Buyer;
import ticketrace.buyer.Pace;
import ticketrace.buyer.Purchase;
import ticketrace.buyer.StopSignal;
import ticketrace.buyer.ThinkingPace;
import ticketrace.history.EndReason;
import ticketrace.history.Recorder;
import ticketrace.launch.Parent;

/**
 * A buyer's part in one race: it warms up on its own scratch store, waits at the start line, buys, and closes its
 * history.
 *
 * <p>Thread safety: the pipe's thread calls {@link #hear}; the buyer's thread calls {@link #run}, once.
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

    /** Takes a line of the launcher about this race; {@code words} are its words. */
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
        if (!task.stopPoints().isEmpty()) {
            FaultPace faults =
                    new FaultPace(pace, task.stopPoints(), task.load().patience(), parent);
            faultPace = faults;
            pace = faults;
        }
        try (OpenStore race = open(task.places().folder(), access[0]);
                Recorder recorder = recorder(task.places().history())) {
            Purchase purchase = race.purchase(recorder, pace, stop, task.load().patience());
            parent.say(Protocol.READY + " " + from + " " + to);
            long started = leave(startLine, recorder);
            raceBeganAt(startLine.ownSignalNanos());
            EndReason reason = Buyer.buy(purchase, task.load().quota(), stop);
            long ended = System.nanoTime();
            recorder.close(reason);
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

    /** Waits at the line for the start signal. Returns the time at which the buyer started. */
    private static long leave(StartLine line, Recorder recorder) throws InterruptedException {
        line.await();
        long started = System.nanoTime();
        recorder.started(
                line.signalNanos(), line.clock().skewNanos(), line.clock().offset());
        line.letOthersLeave();
        return started;
    }

    /**
     * Rehearses the start, and buys out a small scratch store, or as much of it as the time allows. So the race does
     * not measure a JVM that has just started.
     */
    private void warmUp(String access) throws IOException, InterruptedException {
        StopSignal never = new StopSignal();
        Path history =
                task.places().history() == null ? null : task.places().scratch().resolve(SCRATCH_HISTORY);
        try (OpenStore scratch = open(task.places().scratch(), access);
                Recorder recorder = recorder(history)) {
            Purchase purchase = scratch.purchase(
                    recorder, new ThinkingPace(0, never), never, task.load().patience());
            StartLine rehearsal = new StartLine();
            rehearsal.tell(System.nanoTime(), ClockReading.SHARED);
            leave(rehearsal, recorder);
            recorder.close(new WarmUpPurchases().buy(purchase, never));
        }
    }

    private OpenStore open(Path folder, String access) throws IOException {
        return OpenStore.open(task.plugIns(), folder, access, task.name());
    }

    private static Recorder recorder(@Nullable Path history) throws IOException {
        return history == null ? Recorder.none() : Recorder.create(history);
    }
}

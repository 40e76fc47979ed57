package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.BuyerState;
import ticketrace.explore.SteppedBuyers;
import ticketrace.explore.SteppingFailedException;
import ticketrace.explore.Turn;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.EndReason;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.launch.Patience;
import ticketrace.launch.ProgressLimit;
import ticketrace.race.BuyerJvm;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;
import ticketrace.store.FinalState;
import ticketrace.store.ServedStore;
import ticketrace.store.Stores;

/**
 * Stepped buyers that are real processes on a real store. They are forked once and begin again as often as is wished; only
 * one that was killed is forked anew.
 *
 * <p>Who finds a lock taken says so itself. Where the database has a buyer wait, the database is asked who waits, and the
 * step counts as tried and not taken: all begin again, and are brought to where they were. If the launcher dies, the
 * buyers die with it.
 */
public final class SteppedProcesses implements SteppedBuyers {

    /** How long a buyer may stand still in a step, its start-up included where that comes first. */
    static final Duration STEP_LIMIT = Duration.ofSeconds(10);

    /** How long the store may take to notice that a buyer is dead: its own threads are no process to look at. */
    private static final Duration FORGET_LIMIT = Patience.stretched(Duration.ofSeconds(60));

    /** How long a buyer's answer is waited for before the store is asked whether it waits; then this often again. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final RunFolder folder;
    private final RaceSettings settings;
    private final Guard guard;
    private final ServedStore store;
    private final Duration standstill;
    private final List<String> jvmOptions = BuyerJvm.quickOptions();
    private final SteppedProcess[] processes;
    private final boolean[] alive;
    private final int[] lives;
    private final BuyerState[] buyerStates;
    private final List<Path> histories = new ArrayList<>();
    private final List<Turn> taken = new ArrayList<>();
    private @Nullable SteppedProcess spare;
    private int forks;

    /** Forks a process for every buyer of the settings. */
    public SteppedProcesses(RunFolder folder, ServedStore store) throws IOException {
        this(folder, store, STEP_LIMIT);
    }

    /** The same, whose buyers may stand still for so long in each step. */
    SteppedProcesses(RunFolder folder, ServedStore store, Duration standstill) throws IOException {
        this.folder = folder;
        this.settings = folder.settings();
        this.guard = Guards.named(settings.guard());
        this.store = store;
        this.standstill = standstill;
        int buyers = settings.buyers();
        this.processes = new SteppedProcess[buyers];
        this.alive = new boolean[buyers];
        this.lives = new int[buyers];
        this.buyerStates = new BuyerState[buyers];
        try {
            for (int buyer = 0; buyer < buyers; buyer++) {
                processes[buyer] = fork();
                alive[buyer] = true;
            }
            for (int buyer = 0; buyer < buyers; buyer++) {
                open(buyer, 1);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private SteppedProcess fork() throws IOException {
        String log = "process-" + ++forks;
        return SteppedProcess.fork(
                folder.logOf(log),
                jvmOptions,
                SteppedMain.arguments(
                        folder.path(),
                        Stores.named(settings.store()),
                        guard,
                        settings.isolation(),
                        settings.quotaOrNone()),
                standstill);
    }

    private void open(int buyer, int life) throws SteppingFailedException {
        lives[buyer] = life;
        processes[buyer].open(settings.buyerName(buyer + 1, life), store.patientAccess());
        processes[buyer].hearUntil(Protocol.OPENED, "opening the store");
    }

    @Override
    public List<BuyerState> begin() throws IOException {
        leaveAll();
        for (int buyer = 0; buyer < processes.length; buyer++) {
            if (!alive[buyer]) {
                replace(buyer, 1);
            } else if (lives[buyer] != 1) {
                open(buyer, 1);
            }
        }
        for (Path history : histories) {
            Files.deleteIfExists(history);
        }
        histories.clear();
        taken.clear();
        guard.sweep(folder.path());
        store.refill(settings.tickets());
        for (int buyer = 0; buyer < processes.length; buyer++) {
            sayBegin(buyer);
        }
        for (int buyer = 0; buyer < processes.length; buyer++) {
            buyerStates[buyer] = buyerState(buyer, processes[buyer].hear("its beginning"));
        }
        return List.of(buyerStates);
    }

    /** Nobody is in the middle of anything any more. All are told first: one may wait for what another holds. */
    private void leaveAll() throws SteppingFailedException {
        for (int buyer = 0; buyer < processes.length; buyer++) {
            if (alive[buyer]) {
                processes[buyer].say(Protocol.LEAVE);
            }
        }
        for (int buyer = 0; buyer < processes.length; buyer++) {
            if (alive[buyer]) {
                processes[buyer].hearUntil(Protocol.LEFT, "leaving");
            }
        }
    }

    private void replace(int buyer, int life) throws IOException {
        processes[buyer].close();
        processes[buyer] = spare == null ? fork() : spare;
        spare = null;
        alive[buyer] = true;
        open(buyer, life);
    }

    private void sayBegin(int buyer) {
        histories.add(folder.historyOf(processes[buyer].name()));
        processes[buyer].say(Protocol.BEGIN);
    }

    @Override
    public BuyerState letThrough(int buyer) throws IOException {
        processes[buyer].say(Protocol.GO);
        Step step = buyerStates[buyer].step();
        ProgressLimit wait = processes[buyer].limit();
        String line = processes[buyer].hear(LOOK_AGAIN_NANOS);
        while (line == null) {
            if (store.hasBuyerWait()) {
                return refused(buyer);
            }
            if (wait.isOver()) {
                throw processes[buyer].silence(String.valueOf(step), wait);
            }
            line = processes[buyer].hear(LOOK_AGAIN_NANOS);
        }
        taken.add(Turn.step(buyer));
        buyerStates[buyer] = buyerState(buyer, line);
        return buyerStates[buyer];
    }

    /** The store has the buyer wait: everybody begins again and is brought to where they were, this one before its step. */
    private BuyerState refused(int buyer) throws IOException {
        List<Turn> before = List.copyOf(taken);
        begin();
        for (Turn turn : before) {
            switch (turn.kind()) {
                case STEP -> letThrough(turn.buyer());
                case KILL -> kill(turn.buyer());
                case RESPAWN -> respawn(turn.buyer());
            }
        }
        return BuyerState.refused(buyerStates[buyer].step(), buyerStates[buyer].value());
    }

    @Override
    public void kill(int buyer) throws IOException {
        processes[buyer].kill();
        alive[buyer] = false;
        buyerStates[buyer] = BuyerState.killed();
        taken.add(Turn.kill(buyer));
        if (spare == null) {
            spare = fork(); // while the others go on
        }
        awaitForgotten();
    }

    /** Returns when the store has noticed that a buyer is dead, and undone what it has to undo. */
    private void awaitForgotten() throws IOException {
        int living = 0;
        for (boolean lives : alive) {
            living += lives ? 1 : 0;
        }
        long deadline = System.nanoTime() + FORGET_LIMIT.toNanos();
        while (store.connectedBuyers() > living) {
            if (System.nanoTime() - deadline > 0) {
                throw new SteppingFailedException(
                        "the store has a killed buyer still connected after " + FORGET_LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    @Override
    public BuyerState respawn(int buyer) throws IOException {
        replace(buyer, lives[buyer] + 1);
        sayBegin(buyer);
        buyerStates[buyer] = buyerState(buyer, processes[buyer].hear("its beginning"));
        taken.add(Turn.respawn(buyer));
        return buyerStates[buyer];
    }

    @Override
    public BuyerState giveUp(int buyer) throws IOException {
        processes[buyer].say(Protocol.STOP);
        buyerStates[buyer] = buyerState(buyer, processes[buyer].hear("giving up"));
        return buyerStates[buyer];
    }

    private BuyerState buyerState(int buyer, String line) throws SteppingFailedException {
        String[] words = line.split(" ", -1);
        return switch (words[0]) {
            case Protocol.AT -> standingAt(words);
            case Protocol.WAITS -> BuyerState.waiting(buyerStates[buyer].step(), buyerStates[buyer].value());
            case Protocol.ENDED -> BuyerState.ended(EndReason.valueOf(words[1]));
            default -> throw new SteppingFailedException(processes[buyer].name() + " was not understood: " + line);
        };
    }

    private static BuyerState standingAt(String[] words) {
        BuyerState before = BuyerState.before(Step.valueOf(words[1]), Integer.parseInt(words[2]));
        return words[words.length - 1].equals(Protocol.REFUSED) ? before.afterRefusal() : before;
    }

    @Override
    public void check() throws SteppingFailedException {
        for (int buyer = 0; buyer < processes.length; buyer++) {
            String line = buyerStates[buyer].isOver() ? null : processes[buyer].hear(0);
            if (line != null) {
                throw new SteppingFailedException(processes[buyer].name() + " said unasked: " + line);
            }
        }
    }

    @Override
    public long pid(int buyer) {
        return processes[buyer].pid();
    }

    @Override
    public FinalState look() throws IOException {
        return store.look();
    }

    @Override
    public RaceHistory evidence() throws IOException {
        return folder.history(store.look());
    }

    /** Kills all; what they wrote down stays. */
    @Override
    public void close() {
        for (SteppedProcess process : processes) {
            if (process != null) {
                process.close();
            }
        }
        if (spare != null) {
            spare.close();
        }
    }
}

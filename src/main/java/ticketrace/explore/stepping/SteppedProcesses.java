package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import ticketrace.explore.BuyerState;
import ticketrace.explore.FaultTurns;
import ticketrace.explore.SteppedBuyers;
import ticketrace.explore.SteppingFailedException;
import ticketrace.explore.Turn;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.SteppableGuard;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.launch.Patience;
import ticketrace.launch.ProgressLimit;
import ticketrace.race.BuyerJvm;
import ticketrace.race.BuyerLauncher;
import ticketrace.race.FaultLedger;
import ticketrace.race.JvmBuyers;
import ticketrace.run.Fault;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;
import ticketrace.store.FinalState;
import ticketrace.store.ServedStore;

/**
 * Stepped buyers that are real processes on a real store. The launcher forks each process once, and uses it for any
 * number of schedules; it forks a new process only in place of a killed one. For one thread.
 *
 * <p>A buyer that finds a lock taken tells the launcher. A buyer that waits inside the database cannot, so the launcher
 * asks the database. The buyer then counts as waiting before its step: all buyers begin again, and repeat the turns up
 * to that step. A buyer that sleeps in the kernel inside its lock stays there until another buyer's turn wakes it; the
 * launcher sees it in the kernel's list of locks. If the launcher dies, the buyers die with it.
 */
public final class SteppedProcesses implements SteppedBuyers {

    /** How long a buyer may stand still before it answers; this includes the start of its process. */
    static final Duration STEP_LIMIT = Duration.ofSeconds(10);

    /**
     * How long the store may take to notice that a buyer is dead. The time is fixed: a {@link ProgressLimit} watches
     * processes, and the store runs in threads of the launcher.
     */
    private static final Duration DISCONNECT_LIMIT = Patience.stretched(Duration.ofSeconds(60));

    /** How long the launcher waits for a buyer's answer, or for the store, before it asks the store again. */
    static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final RunFolder folder;
    private final RaceSettings settings;
    private final Guard guard;
    private final ServedStore store;
    private final FaultLedger ledger;
    private final Identities identities = new Identities();
    private final GuardFiles guardFiles;
    private final KernelSleep sleep;
    private final List<BuyerLives> buyers = new ArrayList<>();
    private final List<Path> histories = new ArrayList<>();
    private final List<Turn> taken = new ArrayList<>();

    private final ProcessSupply processes;

    /**
     * Forks a process for every buyer of the settings.
     *
     * @throws IOException if a process cannot be started, or does not open the store; no process is left then
     */
    public SteppedProcesses(RunFolder folder, ServedStore store) throws IOException {
        this(folder, store, STEP_LIMIT);
    }

    /** The same, with another limit for the time in which a buyer may stand still. */
    SteppedProcesses(RunFolder folder, ServedStore store, Duration standstill) throws IOException {
        this(folder, store, standstill, jvms());
    }

    private static BuyerLauncher jvms() {
        List<String> options = BuyerJvm.steppedOptions();
        return new JvmBuyers(SteppedBuyer.class, () -> options);
    }

    /** The same, with another way to start the processes. */
    SteppedProcesses(RunFolder folder, ServedStore store, Duration standstill, BuyerLauncher launcher)
            throws IOException {
        this.folder = folder;
        this.settings = folder.settings();
        this.guard = Guards.named(settings.guard());
        this.store = store;
        this.ledger = new FaultLedger(folder.launcherEvidence());
        this.guardFiles = new GuardFiles(
                folder.path(), guard instanceof SteppableGuard steppable ? steppable.otherNames() : Set.of());
        this.sleep = new KernelSleep(guardFiles, guard instanceof SteppableGuard);
        this.processes = new ProcessSupply(folder, launcher, standstill);
        try {
            for (int number = 1; number <= settings.buyers(); number++) {
                buyers.add(new BuyerLives(number, settings, store.patientAccess(), identities, processes.next()));
            }
            for (BuyerLives buyer : buyers) {
                buyer.open(1);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public List<BuyerState> begin() throws IOException {
        leaveAll();
        for (BuyerLives buyer : buyers) {
            if (!buyer.isAlive()) {
                buyer.continueIn(processes.next(), 1);
            } else if (buyer.life() != 1) {
                buyer.open(1);
            }
        }
        for (Path history : histories) {
            Files.deleteIfExists(history);
        }
        histories.clear();
        taken.clear();
        ledger.clear();
        guard.sweep(folder.path());
        if (guard instanceof SteppableGuard steppable && steppable.isOpenedForEachSchedule()) {
            for (BuyerLives buyer : buyers) {
                buyer.open(1);
            }
        }
        identities.clear();
        store.refill(settings.tickets());
        for (BuyerLives buyer : buyers) {
            tellToBegin(buyer);
        }
        List<BuyerState> states = new ArrayList<>();
        for (BuyerLives buyer : buyers) {
            states.add(buyer.awaitState("its beginning"));
        }
        return states;
    }

    /**
     * Makes all living buyers break off their purchases. It tells all of them before it waits for an answer, because a
     * buyer may wait for what another one holds.
     */
    private void leaveAll() throws SteppingFailedException {
        for (BuyerLives buyer : buyers) {
            if (buyer.isAlive()) {
                buyer.say(Protocol.LEAVE);
            }
        }
        for (BuyerLives buyer : buyers) {
            if (buyer.isAlive()) {
                buyer.awaitLine(Protocol.LEFT, "leaving");
            }
        }
    }

    private void tellToBegin(BuyerLives buyer) {
        histories.add(folder.historyOf(buyer.name()));
        identities.add(buyer.pid(), buyer.name());
        buyer.say(Protocol.BEGIN);
    }

    @Override
    public BuyerState letThrough(int index) throws IOException {
        BuyerLives buyer = buyers.get(index);
        buyer.say(Protocol.GO);
        Step step = buyer.state().step();
        ProgressLimit wait = buyer.limit();
        String line = buyer.nextLine(LOOK_AGAIN_NANOS);
        while (line == null) {
            if (store.hasBuyerWait()) {
                return refused(index);
            }
            if (sleep.has(buyer)) {
                taken.add(Turn.step(index));
                return buyer.fallsAsleep();
            }
            if (wait.isOver()) {
                throw buyer.noAnswer(String.valueOf(step), wait);
            }
            line = buyer.nextLine(LOOK_AGAIN_NANOS);
        }
        taken.add(Turn.step(index));
        return buyer.takeState(line);
    }

    /**
     * Handles a step in which the store made the buyer wait: all buyers begin again and repeat the turns so far, so
     * that this buyer stands before its step again.
     */
    private BuyerState refused(int buyer) throws IOException {
        List<Turn> before = List.copyOf(taken);
        begin();
        for (Turn turn : before) {
            switch (turn.kind()) {
                case STEP -> letThrough(turn.buyer());
                case KILL -> kill(turn.buyer());
                case RESPAWN -> respawn(turn.buyer());
                case TIME -> passTime();
            }
            woken(); // so that no line of a woken buyer is taken for the answer to a later turn
        }
        BuyerState now = buyers.get(buyer).state();
        return BuyerState.refused(now.step(), now.value());
    }

    @Override
    public Map<Integer, BuyerState> woken() throws IOException {
        return sleep.woken(buyers);
    }

    @Override
    public boolean mayTimePass() {
        return !(guard instanceof SteppableGuard steppable)
                || steppable.promisesIfTimePassesInside()
                || buyers.stream().noneMatch(BuyerLives::isOnItsWayInOrInside);
    }

    @Override
    public void passTime() throws IOException {
        guard.passTime(folder.path());
        taken.add(Turn.TIME);
    }

    @Override
    public String lookInside() throws IOException {
        if (!(guard instanceof SteppableGuard)) {
            return identities.named(guard.look(folder.path()));
        }
        Set<Long> pids = buyers.stream().map(BuyerLives::pid).collect(Collectors.toSet());
        return identities.named(guardFiles.look(pids));
    }

    @Override
    public void kill(int buyer) throws IOException {
        BuyerLives victim = buyers.get(buyer);
        Fault planned = new FaultTurns(settings).hit(ledger.left(settings.faults()), buyer, victim.state());
        victim.kill(planned == null ? Fault.killOf(victim.name()) : planned, ledger);
        taken.add(Turn.kill(buyer));
        processes.prepareNext();
        awaitDisconnected();
    }

    /**
     * Waits until the store has noticed the death of a buyer, and has undone its transaction: then the store has no
     * more connections than there are living buyers.
     */
    private void awaitDisconnected() throws IOException {
        long living = buyers.stream().filter(BuyerLives::isAlive).count();
        long deadline = System.nanoTime() + DISCONNECT_LIMIT.toNanos();
        while (store.connectedBuyers() > living) {
            if (System.nanoTime() - deadline > 0) {
                throw new SteppingFailedException(
                        "the store has a killed buyer still connected after " + DISCONNECT_LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    @Override
    public BuyerState respawn(int index) throws IOException {
        BuyerLives buyer = buyers.get(index);
        buyer.continueIn(processes.next(), buyer.life() + 1);
        tellToBegin(buyer);
        BuyerState state = buyer.awaitState("its beginning");
        taken.add(Turn.respawn(index));
        return state;
    }

    @Override
    public BuyerState giveUp(int buyer) throws IOException {
        buyers.get(buyer).say(Protocol.STOP);
        return buyers.get(buyer).awaitState("giving up");
    }

    @Override
    public void check() throws SteppingFailedException {
        for (BuyerLives buyer : buyers) {
            String line = buyer.state().isOver() ? null : buyer.nextLine(0);
            if (line != null) {
                throw new SteppingFailedException(buyer.name() + " sent a line that nobody asked for: " + line);
            }
        }
    }

    @Override
    public int processes() {
        return processes.started();
    }

    @Override
    public long pid(int buyer) {
        return buyers.get(buyer).pid();
    }

    @Override
    public FinalState look() throws IOException {
        return store.look();
    }

    @Override
    public RaceHistory evidence() throws IOException {
        RaceHistory history = folder.history(store.look());
        return taken.contains(Turn.TIME) ? history.withLeaseEnded() : history;
    }

    /** Kills all processes. Their histories stay in the folder. */
    @Override
    public void close() {
        buyers.forEach(BuyerLives::close);
        processes.close();
    }
}

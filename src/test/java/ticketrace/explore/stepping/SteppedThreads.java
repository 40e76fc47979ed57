package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import ticketrace.Limits;
import ticketrace.buyer.Buyer;
import ticketrace.buyer.InMemoryStore;
import ticketrace.buyer.InMemoryTickets;
import ticketrace.buyer.Purchase;
import ticketrace.buyer.StopSignal;
import ticketrace.explore.BuyerState;
import ticketrace.explore.PartlyExcludingLock;
import ticketrace.explore.Schedule;
import ticketrace.explore.SearchRules;
import ticketrace.explore.SteppedBuyers;
import ticketrace.explore.SteppingFailedException;
import ticketrace.explore.Turn;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.HistoryFile;
import ticketrace.history.Outcome;
import ticketrace.history.RaceHistory;
import ticketrace.history.Recorder;
import ticketrace.history.Step;
import ticketrace.lock.JvmLock;
import ticketrace.lock.ProcessLock;
import ticketrace.store.FinalState;

/**
 * Stepped buyers that are threads. They make the same purchases as buyer processes, step by step, with tickets and
 * locks in memory. A thread that is killed gets no further orders.
 */
public final class SteppedThreads implements SteppedBuyers {

    /** The guards that need neither a disk nor a database. */
    public static final List<String> GUARDS =
            List.of("none", "jvm-lock", "lock-file", "file-lock", "optimistic", "atomic");

    private static final Duration ACQUIRE_LIMIT = Duration.ofHours(1);

    private final Path folder;
    private final MemoryRace race;
    private final Guard guard;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Life> lives = new ArrayList<>();
    private final Life[] living;
    private final List<Turn> taken = new ArrayList<>();
    private IntFunction<InMemoryTickets> ticketsOfRun;
    private IntFunction<PartlyExcludingLock> locks;
    private int beginnings;
    private InMemoryTickets tickets = new InMemoryTickets(0);
    private PartlyExcludingLock lock = PartlyExcludingLock.heldByAnotherProcess();

    /** The settings of a race in memory. */
    public record MemoryRace(String guard, int buyers, int tickets, int quota) {}

    /** One run of a buyer, from its start to its end. */
    private final class Life {

        private final String name;
        private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        private final StopSignal stop = new StopSignal();
        private final Future<?> thread;
        private @Nullable Step step;
        private int value;

        Life(String name) {
            this.name = name;
            this.thread = threads.submit(() -> live(tickets, lock.of(name)));
        }

        private void live(InMemoryTickets tickets, ProcessLock shared) {
            try {
                answers.add(Protocol.ENDED + " " + buy(tickets, shared));
            } catch (SteppedPace.BrokenOff brokenOff) {
                answers.add(Protocol.LEFT);
            } catch (IOException e) {
                answers.add(Protocol.ERROR + " " + e.getMessage());
            }
        }

        private EndReason buy(InMemoryTickets tickets, ProcessLock shared) throws IOException {
            SteppedPace pace = new SteppedPace(orders, answers::add);
            try (Recorder recorder = Recorder.create(history())) {
                recorder.started(System.nanoTime(), 0);
                InMemoryStore store = tickets.open(name);
                Purchase purchase = new Purchase(
                        guard.purchaseKind(), store, section(pace, shared, store), recorder, pace, stop, ACQUIRE_LIMIT);
                EndReason reason = Buyer.buy(purchase, race.quota(), stop);
                recorder.close(reason);
                return reason;
            }
        }

        private @Nullable CriticalSection section(SteppedPace pace, ProcessLock shared, InMemoryStore store) {
            return switch (race.guard()) {
                case "lock-file", "file-lock" -> new PollingSection(new CriticalSection.Locked(shared), pace);
                case "jvm-lock" -> new PollingSection(new CriticalSection.Locked(new JvmLock()), pace);
                case "transaction" -> new PollingSection(new CriticalSection.Transaction(store, false), pace);
                default -> null;
            };
        }

        Path history() {
            return folder.resolve(name + HistoryFile.SUFFIX);
        }

        /** Waits for the answer of the buyer, and returns its state. */
        BuyerState answer() throws SteppingFailedException {
            String[] words = line().split(" ", -1);
            switch (words[0]) {
                case Protocol.AT -> {
                    step = Step.valueOf(words[1]);
                    value = Integer.parseInt(words[2]);
                    BuyerState before = BuyerState.before(step, value);
                    return words.length > 3 ? before.after(Outcome.valueOf(words[4])) : before;
                }
                case Protocol.WAITS -> {
                    return BuyerState.waiting(step, value);
                }
                case Protocol.ENDED -> {
                    return BuyerState.ended(EndReason.valueOf(words[1]));
                }
                default -> throw new SteppingFailedException(name + " answered " + String.join(" ", words));
            }
        }

        private String line() throws SteppingFailedException {
            try {
                String line = answers.poll(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
                if (line == null) {
                    throw new SteppingFailedException(name + " did not come back");
                }
                return line;
            } catch (InterruptedException e) {
                throw new AssertionError(name + ": the wait was interrupted", e);
            }
        }

        void leave() {
            orders.add(Protocol.LEAVE);
            try {
                thread.get(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError(name + " did not leave without an error", e);
            }
        }
    }

    private SteppedThreads(Path folder, MemoryRace race) {
        this.folder = folder;
        this.race = race;
        this.guard = Guards.named(race.guard());
        this.living = new Life[race.buyers()];
        this.ticketsOfRun = beginning -> new InMemoryTickets(race.tickets());
        this.locks = beginning -> race.guard().equals("lock-file")
                ? PartlyExcludingLock.keptByItsDeadHolder()
                : PartlyExcludingLock.freedByDeath();
    }

    /** Buyers of this race, which write their histories into this folder. */
    public static SteppedThreads of(MemoryRace race, Path folder) {
        return new SteppedThreads(folder, race);
    }

    /** Two buyers with a quota of one each, and one ticket. */
    public static SteppedThreads two(String guard, Path folder) {
        return of(new MemoryRace(guard, 2, 1, 1), folder);
    }

    /** Sets the tickets for each start of the race; the first start has the number 1. */
    public SteppedThreads in(IntFunction<InMemoryTickets> chosen) {
        ticketsOfRun = chosen;
        return this;
    }

    /** Sets the lock for each start of the race. */
    public SteppedThreads behind(IntFunction<PartlyExcludingLock> chosen) {
        locks = chosen;
        return this;
    }

    /** What the guard promises. */
    public Promise promise() {
        return Guards.promise(race.guard(), store(), null);
    }

    /** What an explorer must know of the race. */
    public SearchRules rules() {
        return SearchRules.of(race.buyers(), guard, promise(), true);
    }

    /** The name of a store that the guard supports. The tickets themselves are in memory. */
    private String store() {
        return Guards.storeNamesOf(guard).get(0);
    }

    /** The turns taken since the last start. */
    public Schedule played() {
        return new Schedule(taken);
    }

    public int beginnings() {
        return beginnings;
    }

    @Override
    public List<BuyerState> begin() throws IOException {
        leaveAll();
        taken.clear();
        tickets = ticketsOfRun.apply(++beginnings);
        lock = locks.apply(beginnings);
        for (int buyer = 0; buyer < living.length; buyer++) {
            living[buyer] = startBuyer("buyer-0" + (buyer + 1));
        }
        List<BuyerState> buyerStates = new ArrayList<>();
        for (Life life : living) {
            buyerStates.add(life.answer());
        }
        return buyerStates;
    }

    private Life startBuyer(String name) {
        Life life = new Life(name);
        lives.add(life);
        return life;
    }

    private void leaveAll() throws IOException {
        for (Life life : lives) {
            life.leave();
            Files.deleteIfExists(life.history());
        }
        lives.clear();
    }

    @Override
    public BuyerState letThrough(int buyer) throws IOException {
        taken.add(Turn.step(buyer));
        living[buyer].orders.add(Protocol.GO);
        return living[buyer].answer();
    }

    @Override
    public void kill(int buyer) {
        taken.add(Turn.kill(buyer));
        lock.died(living[buyer].name);
    }

    @Override
    public BuyerState respawn(int buyer) throws IOException {
        taken.add(Turn.respawn(buyer));
        String first = "buyer-0" + (buyer + 1);
        long before = lives.stream().filter(life -> life.name.startsWith(first)).count();
        living[buyer] = startBuyer(first + "." + (before + 1));
        return living[buyer].answer();
    }

    @Override
    public BuyerState giveUp(int buyer) throws IOException {
        living[buyer].stop.order(EndReason.DEADLOCK);
        return living[buyer].answer();
    }

    @Override
    public long pid(int buyer) {
        return ProcessHandle.current().pid();
    }

    @Override
    public FinalState look() {
        return tickets.end();
    }

    @Override
    public RaceHistory evidence() throws IOException {
        List<BuyerHistory> histories = new ArrayList<>();
        for (Life life : lives.stream()
                .sorted(Comparator.comparing((Life each) -> each.name))
                .toList()) {
            histories.add(HistoryFile.read(life.history()));
        }
        return new RaceHistory(
                new RaceHistory.Setup(store(), race.guard(), null, race.tickets()),
                RaceHistory.Interventions.NONE,
                histories,
                tickets.end());
    }

    @Override
    public void close() throws IOException {
        leaveAll();
        threads.shutdownNow();
    }
}

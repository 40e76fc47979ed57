package ticketrace.explore;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Verdict;
import ticketrace.guard.Promise;

/**
 * Plays every turn of every state once. The states and turns make a graph; the explorer counts the schedules in this
 * graph. So a few hundred turns are enough for all schedules: equal states have the same continuations.
 *
 * <p>A play takes turns that were not played yet, as long as there are any. If it repeats a turn that was played
 * before, the turn must lead to the same state again. For each state in which schedules end, the explorer audits one
 * real end.
 *
 * <p>Source: state spaces with symmetry reduction, Clarke, Enders, Filkorn and Jha, "Exploiting symmetry in temporal
 * logic model checking", 1996. Thread safety: one thread.
 */
final class GraphExplorer {

    private final SteppedBuyers buyers;
    private final Promise promise;
    private final boolean isSymmetric;
    private final Choices choices;
    private final Bounds bounds;
    private final FreeMemory memory;
    private final EarlyEnd earlyEnd;
    private final Explorer.Progress progress;
    private final StateTracker tracker;
    private final StateGraph graph;
    private final LookAhead lookAhead;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Random random;
    private Exploration.Rechecked rechecked = new Exploration.Rechecked(0, 0);
    private @Nullable StoppedBy stoppedBy;
    private @Nullable Play current;

    /** A state in the middle of a play, and the buyers to which it gives its numbers. */
    private record Position(int state, List<Integer> order) {}

    GraphExplorer(
            SteppedBuyers buyers,
            SearchRules rules,
            Bounds bounds,
            FreeMemory memory,
            BooleanSupplier interrupted,
            Explorer.Progress progress) {
        this.buyers = buyers;
        this.memory = memory;
        this.graph = new StateGraph(rules.buyers());
        this.lookAhead = new LookAhead(graph);
        this.promise = rules.promise();
        this.isSymmetric = rules.isSymmetric();
        this.choices = new Choices(bounds);
        this.bounds = bounds;
        this.random = new Random(bounds.seed());
        this.earlyEnd = new EarlyEnd(bounds.timeLimit(), interrupted);
        this.progress = progress;
        this.tracker = new StateTracker(rules, bounds.maxSwitches() != null);
    }

    Exploration explore() throws IOException {
        String failure = null;
        Schedule failedAt = null;
        GraphPaths paths = null;
        List<Exploration.Explored> explored = new ArrayList<>();
        try {
            do {
                walk();
                stoppedBy = stoppedBy == null && hasMore() ? earlyEnd.reason() : stoppedBy;
            } while (lookAhead.hasMore() && stoppedBy == null);
            recheck();
            paths = new GraphPaths(graph, outcomes.size());
            playSimplest(paths, explored);
        } catch (SteppingFailedException e) {
            failure = e.getMessage();
            failedAt = current == null ? new Schedule(List.of()) : current.schedule();
            if (paths == null && graph.states() > 0) {
                paths = new GraphPaths(graph, outcomes.size());
            }
            addUnplayed(paths, explored);
        }
        return exploration(paths, explored, failure, failedAt);
    }

    /** Plays the simplest schedule to each outcome again: to the worst in any case, to the others until it has to end. */
    private void playSimplest(GraphPaths paths, List<Exploration.Explored> explored) throws IOException {
        for (Outcome outcome : outcomes.stream().sorted(Outcome.WORST_FIRST).toList()) {
            stoppedBy = stoppedBy == null && !explored.isEmpty() ? earlyEnd.reason() : stoppedBy;
            if (stoppedBy != null && !explored.isEmpty()) {
                addUnplayed(paths, explored);
                return;
            }
            explored.add(playSimplest(paths, outcomes.indexOf(outcome)));
        }
    }

    /** Adds the outcomes whose simplest schedules were not played again. */
    private void addUnplayed(@Nullable GraphPaths paths, List<Exploration.Explored> explored) {
        for (int number = 0; paths != null && number < outcomes.size(); number++) {
            Outcome outcome = outcomes.get(number);
            if (explored.stream().noneMatch(each -> each.outcome().equals(outcome))) {
                explored.add(new Exploration.Explored(
                        outcome, paths.schedulesTo(number), paths.simplest(number), List.of()));
            }
        }
    }

    private Exploration exploration(
            @Nullable GraphPaths paths,
            List<Exploration.Explored> explored,
            @Nullable String failure,
            @Nullable Schedule failedAt) {
        boolean complete = !hasMore() && failure == null && !choices.leftOutSwitches();
        explored.sort((one, other) -> Outcome.WORST_FIRST.compare(one.outcome(), other.outcome()));
        return new Exploration(
                total(explored, outcome -> true),
                complete,
                stoppedBy,
                choices.leftOutSwitches(),
                failure,
                failedAt,
                total(explored, outcome -> outcome.verdict() == Verdict.VIOLATED),
                total(explored, Outcome::deadlock),
                paths == null
                        ? null
                        : paths.first(number -> outcomes.get(number).verdict() == Verdict.VIOLATED),
                earlyEnd.sinceBegin(),
                explored,
                new Exploration.Graph(
                        graph.states(),
                        graph.turnsPlayed(),
                        isSymmetric,
                        buyers.processes(),
                        rechecked,
                        new StatePicture(graph, outcomes, complete, stoppedBy)),
                paths == null ? null : paths.livelock(),
                null);
    }

    private static BigInteger total(List<Exploration.Explored> explored, Predicate<Outcome> counts) {
        return explored.stream()
                .filter(each -> counts.test(each.outcome()))
                .map(Exploration.Explored::count)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /**
     * Plays a random sample of turns again, each from an equal state that it reaches by another path if there is one:
     * {@link #take} notices if such a turn leads to another state.
     */
    private void recheck() throws IOException {
        if (stoppedBy != null) {
            return;
        }
        OtherPaths others = new OtherPaths(graph, random);
        BitSet drawn = drawn();
        int played = 0;
        for (int turn = drawn.nextSetBit(0); turn >= 0 && stoppedBy == null; turn = drawn.nextSetBit(turn + 1)) {
            rechecked = new Exploration.Rechecked(played, drawn.cardinality());
            progress.rechecked(rechecked.turns(), rechecked.drawn());
            stoppedBy = earlyEnd.reason();
            if (stoppedBy == null) {
                playOtherwise(others.to(graph.source(turn)), turn);
                played++;
            }
        }
        rechecked = new Exploration.Rechecked(played, drawn.cardinality());
    }

    /** The turns to play again: each played one with the same probability; at least one if any is wanted. */
    private BitSet drawn() {
        BitSet drawn = new BitSet();
        for (int turn = 0; turn < graph.turnsKnown(); turn++) {
            if (graph.target(turn) != StateGraph.NOT_PLAYED && random.nextDouble() < bounds.recheck()) {
                drawn.set(turn);
            }
        }
        if (drawn.isEmpty() && bounds.recheck() > 0 && graph.turnsPlayed() > 0) {
            int turn = random.nextInt(graph.turnsKnown());
            if (graph.target(turn) != StateGraph.NOT_PLAYED) {
                drawn.set(turn);
            }
        }
        return drawn;
    }

    private void playOtherwise(List<Integer> path, int turn) throws IOException {
        Position at = begin();
        for (int step : path) {
            at = take(at, step);
        }
        take(at, turn);
    }

    /** Plays from the beginning and takes turns that were not played yet, until it can reach none any more. */
    private void walk() throws IOException {
        Position at = begin();
        BitSet onTheWay = new BitSet();
        while (stoppedBy == null) {
            int turn = onTheWay.get(at.state()) ? -1 : lookAhead.choose(at.state());
            if (turn < 0) {
                return;
            }
            onTheWay.set(at.state());
            at = take(at, turn);
            progress.states(graph.states(), graph.turnsKnown() - graph.turnsPlayed(), graph.turnsPlayed());
        }
    }

    /** The present play. */
    private Play play() {
        return Objects.requireNonNull(current, "no play has begun");
    }

    private Position begin() throws IOException {
        current = Play.begin(buyers);
        tracker.begin(play().buyerStates());
        Position at = arrive(-1);
        if (at.state() != 0) {
            throw new SteppingFailedException(
                    "the beginning differs from the first one: the store, or where a buyer stands");
        }
        return at;
    }

    private boolean hasMore() {
        return graph.turnsPlayed() < graph.turnsKnown();
    }

    private Position take(Position from, int turn) throws IOException {
        int target = graph.target(turn);
        Turn taken = new Turn(graph.kind(turn), from.order().get(graph.buyer(turn)));
        TurnResult result = target != StateGraph.NOT_PLAYED && graph.isRefused(turn)
                ? play().noteRefusal(taken)
                : play().take(taken);
        tracker.note(result);
        if (target == StateGraph.NOT_PLAYED) {
            Position to = arrive(turn);
            if (to.state() == StateGraph.NOT_PLAYED) {
                return to;
            }
            graph.played(turn, to.state(), renaming(from, to), result.to().place() == BuyerState.Place.REFUSED);
            return to;
        }
        StateEncoder.State state = tracker.state(play(), buyers.look());
        if (graph.find(state.print()) != target) {
            throw new SteppingFailedException("this state seemed equal to that after '" + wayTo(from.state())
                    + "', but there " + taken.kind() + " of the same buyer led to another state");
        }
        auditAgain(target);
        return new Position(target, state.order());
    }

    /** Audits the end of a schedule again, if the user wants all turns checked. */
    private void auditAgain(int state) throws IOException {
        if (bounds.recheck() >= 1 && graph.outcome(state) != StateGraph.NO_OUTCOME) {
            audit(state);
        }
    }

    private static int[] renaming(Position from, Position to) {
        return from.order().stream()
                .mapToInt(buyer -> to.order().indexOf(buyer))
                .toArray();
    }

    /** The state after the turns so far, which is added to the graph if it is new. */
    private Position arrive(int by) throws IOException {
        StateEncoder.State state = tracker.state(play(), buyers.look());
        int known = graph.find(state.print());
        if (known >= 0) {
            auditAgain(known);
            return new Position(known, state.order());
        }
        stoppedBy = fullBy();
        if (stoppedBy != null) {
            return new Position(StateGraph.NOT_PLAYED, state.order());
        }
        int added = graph.add(state.print(), by);
        if (choices.isOver(play())) {
            audit(added);
            return new Position(added, state.order());
        }
        addTurns(state);
        return new Position(added, state.order());
    }

    /** What forbids another state; null if nothing does. */
    private @Nullable StoppedBy fullBy() {
        if (bounds.maxStates() != null && graph.states() >= bounds.maxStates()) {
            return StoppedBy.STATES;
        }
        return memory.has(graph.bytesForAnother()) ? null : StoppedBy.MEMORY;
    }

    /** Adds the turns that this state offers. Turns of buyers that differ only in their names are one. */
    private void addTurns(StateEncoder.State state) {
        for (Turn.Kind kind : Turn.Kind.values()) {
            for (int number = 0; number < state.order().size(); number++) {
                boolean isTwin = state.twins().get(number);
                if (kind != Turn.Kind.TIME
                        && !isTwin
                        && choices.offers(play(), new Turn(kind, state.order().get(number)))) {
                    graph.addTurn(kind, number, state.twins().nextClearBit(number + 1) - number);
                }
            }
        }
        if (choices.offers(play(), Turn.TIME)) {
            graph.addTurn(Turn.Kind.TIME, 0, 1); // time passes for all buyers at once
        }
    }

    /** Audits the end of a schedule. All schedules that end in this state must have the same outcome. */
    private void audit(int state) throws IOException {
        Outcome outcome = judge();
        int known = graph.outcome(state);
        if (known != StateGraph.NO_OUTCOME && !outcomes.get(known).equals(outcome)) {
            throw new SteppingFailedException("this end seemed equal to that of '" + wayTo(state)
                    + "', but the audit says otherwise: " + outcome + "; there " + outcomes.get(known));
        }
        int number = outcomes.indexOf(outcome);
        if (number < 0) {
            number = outcomes.size();
            outcomes.add(outcome);
        }
        graph.judge(state, number);
    }

    private Outcome judge() throws IOException {
        boolean deadlock = play().isDeadlock();
        if (deadlock) {
            play().giveUp();
        }
        return Outcome.of(Audit.judge(buyers.evidence()), deadlock, promise);
    }

    private Schedule wayTo(int state) {
        return GraphPath.firstTo(graph, state).schedule();
    }

    /** Plays the simplest schedule to an outcome again: the audit must say the same as the graph. */
    private Exploration.Explored playSimplest(GraphPaths paths, int number) throws IOException {
        Schedule simplest = paths.simplest(number);
        current = Play.begin(buyers);
        for (Turn turn : simplest.turns()) {
            play().take(turn);
        }
        List<TurnResult> trace = List.copyOf(play().turnResults());
        Outcome outcome = judge();
        if (!outcome.equals(outcomes.get(number))) {
            throw new SteppingFailedException("the graph of states says that this schedule comes to "
                    + outcomes.get(number) + ", but it came to " + outcome);
        }
        return new Exploration.Explored(outcome, paths.schedulesTo(number), simplest, trace);
    }
}

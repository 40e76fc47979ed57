package ticketrace.explore;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Verdict;

/**
 * Plays every turn of every state once. The states and turns make a graph; the explorer counts the schedules in this
 * graph. So a few hundred turns are enough for all schedules: equal states have the same continuations.
 *
 * <p>A play takes turns that were not played yet, as long as there are any: see {@link GraphWalk}. The simplest schedule
 * to each outcome is found in the graph, and played again.
 *
 * <p>Source: state spaces with symmetry reduction, Clarke, Enders, Filkorn and Jha, "Exploiting symmetry in temporal
 * logic model checking", 1996. Thread safety: one thread.
 */
final class GraphExplorer {

    private static final String OUT_OF_MEMORY = "the memory of this program ran out; java -Xmx gives it more";

    private final SteppedBuyers buyers;
    private final boolean isSymmetric;
    private final Bounds bounds;
    private final EarlyEnd earlyEnd;
    private final Explorer.Progress progress;
    private final GraphWalk walk;
    private final StateGraph graph;
    private final LookAhead lookAhead;
    private final List<Outcome> outcomes;
    private final Random random;
    private Exploration.Rechecked rechecked = new Exploration.Rechecked(0, 0);
    private @Nullable StoppedBy stoppedBy;

    GraphExplorer(
            SteppedBuyers buyers,
            SearchRules rules,
            Bounds bounds,
            FreeMemory memory,
            BooleanSupplier interrupted,
            Explorer.Progress progress) {
        this.buyers = buyers;
        this.walk = new GraphWalk(buyers, rules, bounds, memory);
        this.graph = walk.graph();
        this.outcomes = walk.outcomes();
        this.lookAhead = new LookAhead(graph);
        this.isSymmetric = rules.isSymmetric();
        this.bounds = bounds;
        this.random = new Random(bounds.seed());
        this.earlyEnd = new EarlyEnd(bounds.timeLimit(), interrupted);
        this.progress = progress;
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
        } catch (SteppingFailedException | OutOfMemoryError e) {
            failure = e instanceof OutOfMemoryError ? OUT_OF_MEMORY : e.getMessage();
            failedAt = walk.schedule();
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
        boolean complete = !hasMore() && failure == null && !walk.leftOutSwitches();
        explored.sort((one, other) -> Outcome.WORST_FIRST.compare(one.outcome(), other.outcome()));
        return new Exploration(
                total(explored, outcome -> true),
                complete,
                stoppedBy,
                walk.leftOutSwitches(),
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
     * {@link GraphWalk#take} notices if such a turn leads to another state.
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
            while (graph.target(turn) == StateGraph.NOT_PLAYED) {
                turn = (turn + 1) % graph.turnsKnown();
            }
            drawn.set(turn);
        }
        return drawn;
    }

    private void playOtherwise(List<Integer> path, int turn) throws IOException {
        GraphWalk.Position at = walk.begin();
        for (int step : path) {
            at = walk.take(at, step);
        }
        walk.take(at, turn);
    }

    /** Plays from the beginning and takes turns that were not played yet, until it can reach none any more. */
    private void walk() throws IOException {
        GraphWalk.Position at = walk.begin();
        BitSet onTheWay = new BitSet();
        while (stoppedBy == null) {
            int turn = onTheWay.get(at.state()) ? -1 : lookAhead.choose(at.state());
            if (turn < 0) {
                return;
            }
            onTheWay.set(at.state());
            at = walk.take(at, turn);
            stoppedBy = walk.fullBy();
            progress.states(graph.states(), graph.turnsKnown() - graph.turnsPlayed(), graph.turnsPlayed());
        }
    }

    private boolean hasMore() {
        return graph.turnsPlayed() < graph.turnsKnown();
    }

    /** Plays the simplest schedule to an outcome again: the audit must say the same as the graph. */
    private Exploration.Explored playSimplest(GraphPaths paths, int number) throws IOException {
        Schedule simplest = paths.simplest(number);
        Play play = walk.playAnew();
        for (Turn turn : simplest.turns()) {
            play.take(turn);
        }
        List<TurnResult> trace = List.copyOf(play.turnResults());
        Outcome outcome = walk.judge();
        if (!outcome.equals(outcomes.get(number))) {
            throw new SteppingFailedException("the graph of states says that this schedule comes to "
                    + outcomes.get(number) + ", but it came to " + outcome);
        }
        return new Exploration.Explored(outcome, paths.schedulesTo(number), simplest, trace);
    }
}

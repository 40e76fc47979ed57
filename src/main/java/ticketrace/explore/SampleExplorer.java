package ticketrace.explore;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Promise;

/** Plays a {@link Sample} of schedules, each from its beginning. One thread. */
final class SampleExplorer {

    private final SteppedBuyers buyers;
    private final Bounds bounds;
    private final Choices choices;
    private final Sample sample;
    private final EarlyEnd earlyEnd;
    private final IntConsumer progress;
    private final Tally tally;
    private final Random random;
    private int played;
    private int longest;
    private @Nullable Play current;

    SampleExplorer(
            SteppedBuyers buyers,
            Promise promise,
            Bounds bounds,
            Sample sample,
            BooleanSupplier interrupted,
            IntConsumer progress) {
        this.buyers = buyers;
        this.bounds = bounds;
        this.choices = new Choices(bounds);
        this.sample = sample;
        this.earlyEnd = new EarlyEnd(bounds.timeLimit(), interrupted);
        this.progress = progress;
        this.tally = new Tally(buyers, promise);
        this.random = new Random(sample.seed());
    }

    Exploration explore() throws IOException {
        StoppedBy stoppedBy = null;
        String failure = null;
        Schedule failedAt = null;
        try {
            learnHowLong();
            while (played < sample.schedules() && stoppedBy == null) {
                if (play()) {
                    tally.count(current());
                }
                progress.accept(++played);
                stoppedBy = earlyEnd.reason();
            }
        } catch (SteppingFailedException e) {
            failure = e.getMessage();
            failedAt = current == null ? new Schedule(List.of()) : current.schedule();
        }
        return new Exploration(
                BigInteger.valueOf(tally.schedules()),
                false,
                played == sample.schedules() ? null : stoppedBy,
                choices.leftOutSwitches(),
                failure,
                failedAt,
                tally.violating(),
                tally.deadlocks(),
                tally.firstViolating(),
                earlyEnd.sinceBegin(),
                tally.outcomes(),
                null,
                null,
                new Exploration.Sampled(sample, longest));
    }

    /** Plays a schedule without any change, which does not count: the first turns are drawn from as many as it has. */
    private void learnHowLong() throws IOException {
        play(List.of(), Set.of(), Set.of());
    }

    /** Plays one schedule; returns whether it came to its end, within the bound on switches. */
    private boolean play() throws IOException {
        List<Integer> changes = random.ints(Sample.CHANGES, 0, longest).boxed().toList();
        return play(changes, turnsOrNone(bounds.kills()), turnsOrNone(bounds.timeouts()));
    }

    /** Draws so many turns; each may also be none of them, for a schedule need not have all the kills that it may have. */
    private Set<Integer> turnsOrNone(int most) {
        Set<Integer> turns = new HashSet<>();
        random.ints(most, 0, longest + 1).filter(turn -> turn < longest).forEach(turns::add);
        return turns;
    }

    private boolean play(List<Integer> changes, Set<Integer> kills, Set<Integer> timeouts) throws IOException {
        Play play = Play.begin(buyers);
        current = play;
        List<Integer> priorities = new ArrayList<>();
        for (int buyer = 0; buyer < play.buyerStates().size(); buyer++) {
            priorities.add(Sample.CHANGES + buyer);
        }
        Collections.shuffle(priorities, random);
        for (int number = 0; !choices.isOver(play); number++) {
            List<Turn> offered = choices.at(play);
            Turn turn = kills.contains(number) ? random(offered, Turn.Kind.KILL) : null;
            turn = turn == null && timeouts.contains(number) ? random(offered, Turn.Kind.TIME) : turn;
            turn = turn == null ? highest(offered, priorities) : turn;
            if (turn == null) {
                return false; // every step left would be one switch too many
            }
            play.take(turn);
            int change = changes.indexOf(number);
            if (change >= 0 && turn.kind() != Turn.Kind.TIME) {
                priorities.set(turn.buyer(), change);
            }
            longest = Math.max(longest, number + 1);
        }
        return true;
    }

    private Play current() {
        return Objects.requireNonNull(current, "no schedule was played");
    }

    private @Nullable Turn random(List<Turn> offered, Turn.Kind kind) {
        List<Turn> some = offered.stream().filter(turn -> turn.kind() == kind).toList();
        return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
    }

    /** The step of the buyer with the highest priority, or the start of a new process; null if there is neither. */
    private static @Nullable Turn highest(List<Turn> offered, List<Integer> priorities) {
        Turn highest = null;
        for (Turn turn : offered) {
            boolean goesOn = turn.kind() == Turn.Kind.STEP || turn.kind() == Turn.Kind.RESPAWN;
            if (goesOn && (highest == null || priorities.get(turn.buyer()) > priorities.get(highest.buyer()))) {
                highest = turn;
            }
        }
        return highest;
    }
}

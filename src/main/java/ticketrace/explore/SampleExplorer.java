package ticketrace.explore;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
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
    private int longest = 1;
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
            while (tally.schedules() < sample.schedules() && stoppedBy == null) {
                tally.count(play());
                progress.accept(tally.schedules());
                stoppedBy = earlyEnd.reason();
            }
        } catch (SteppingFailedException e) {
            failure = e.getMessage();
            failedAt = current == null ? new Schedule(List.of()) : current.schedule();
        }
        return new Exploration(
                BigInteger.valueOf(tally.schedules()),
                false,
                tally.schedules() == sample.schedules() ? null : stoppedBy,
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

    /** Plays one schedule to its end. */
    private Play play() throws IOException {
        Play play = Play.begin(buyers);
        current = play;
        List<Integer> priorities = new ArrayList<>();
        for (int buyer = 0; buyer < play.buyerStates().size(); buyer++) {
            priorities.add(Sample.CHANGES + buyer);
        }
        Collections.shuffle(priorities, random);
        List<Integer> changes = turns(Sample.CHANGES);
        Set<Integer> kills = new HashSet<>(turns(bounds.kills()));
        Set<Integer> timeouts = new HashSet<>(turns(bounds.timeouts()));
        for (int number = 0; !choices.isOver(play); number++) {
            List<Turn> offered = choices.at(play);
            if (offered.isEmpty()) {
                break; // every turn left would be one switch too many
            }
            Turn turn = kills.contains(number) ? random(offered, Turn.Kind.KILL) : null;
            turn = turn == null && timeouts.contains(number) ? random(offered, Turn.Kind.TIME) : turn;
            turn = turn == null ? highest(offered, priorities) : turn;
            play.take(turn);
            int change = changes.indexOf(number);
            if (change >= 0) {
                priorities.set(turn.buyer(), change);
            }
        }
        longest = Math.max(longest, play.turnResults().size());
        return play;
    }

    /** Random numbers of turns. */
    private List<Integer> turns(int count) {
        return random.ints(count, 0, longest).boxed().toList();
    }

    private @Nullable Turn random(List<Turn> offered, Turn.Kind kind) {
        List<Turn> some = offered.stream().filter(turn -> turn.kind() == kind).toList();
        return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
    }

    /** The step of the buyer with the highest priority; the first turn if there is no step, because a new process must start. */
    private static Turn highest(List<Turn> offered, List<Integer> priorities) {
        Turn highest = offered.get(0);
        for (Turn turn : offered) {
            if (turn.kind() == Turn.Kind.STEP && priorities.get(turn.buyer()) > priorities.get(highest.buyer())) {
                highest = turn;
            }
        }
        return highest;
    }
}

package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Scratch;
import ticketrace.explore.stepping.SteppedThreads;
import ticketrace.explore.stepping.SteppedThreads.MemoryRace;

/** A random sample finds what is easy to find, plays the same again with the same seed, and proves nothing. */
class SampleExplorerTest {

    private static final Sample MANY = new Sample(150, 42);

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private Exploration sample(String guard, Bounds bounds, Sample sample, BooleanSupplier interrupted)
            throws IOException {
        try (SteppedThreads buyers = SteppedThreads.of(new MemoryRace(guard, 2, 1, 1), folder)) {
            return Explorer.sample(buyers, buyers.rules(), bounds, sample, interrupted, Explorer.Progress.NONE);
        }
    }

    /** A oversells if B reads before A writes: one change is enough. */
    @Test
    void orderWithFewChanges_isFound_atLeastAsOftenAsPromised() throws IOException {
        Exploration found = sample("none", Bounds.NONE, MANY, () -> false);

        assertThat(found.schedules()).isEqualTo(MANY.schedules());
        assertThat(found.complete()).isFalse();
        assertThat(found.sampled()).isEqualTo(new Exploration.Sampled(MANY, 6));
        BigInteger oneIn = Sample.oneIn(2, 6, Bounds.NONE.events());
        assertThat(oneIn).isEqualTo(72);
        assertThat(found.violating().multiply(oneIn)).isGreaterThanOrEqualTo(BigInteger.valueOf(MANY.schedules()));
        assertThat(found.firstViolating()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 42})
    void sameSeed_playsTheSameSchedules(long seed) throws IOException {
        Sample sample = new Sample(30, seed);
        assertThat(sample("none", Bounds.NONE, sample, () -> false))
                .usingRecursiveComparison()
                .ignoringFields("took")
                .isEqualTo(sample("none", Bounds.NONE, sample, () -> false));
    }

    @Test
    void killsAreSampled_withANewProcessAtOnce() throws IOException {
        Exploration found = sample("file-lock", Bounds.withKills(1).withRespawn(), MANY, () -> false);

        assertThat(found.violating()).isZero();
        assertThat(found.outcomes())
                .anySatisfy(
                        explored -> assertThat(explored.shortest().toString()).containsPattern("!([AB]) \\+\\1"));
    }

    @Test
    void interruption_endsTheSample() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Exploration found = sample("none", Bounds.NONE, MANY, () -> asked.incrementAndGet() == 3);

        assertThat(found.schedules()).isEqualTo(3);
        assertThat(found.stoppedBy()).isEqualTo(StoppedBy.USER);
    }

    /** To sell the seat twice, both buyers must live. */
    @Test
    void scheduleWithoutAKill_isPlayedToo_asOftenAsPromised() throws IOException {
        Bounds bounds = Bounds.withKills(1);
        Sample sample = new Sample(1100, 42);
        Exploration found = sample("none", bounds, sample, () -> false);

        BigInteger oneIn = Sample.oneIn(2, 6, bounds.events());
        assertThat(oneIn).isEqualTo(72 * 2 * 7);
        assertThat(found.sampled()).isEqualTo(new Exploration.Sampled(sample, 6));
        assertThat(found.outcomes())
                .filteredOn(explored -> explored.outcome().sold() == 2)
                .singleElement()
                .satisfies(explored -> assertThat(explored.count().multiply(oneIn))
                        .isGreaterThanOrEqualTo(BigInteger.valueOf(sample.schedules())));
        assertThat(found.outcomes())
                .anySatisfy(
                        explored -> assertThat(explored.shortest().toString()).contains("!"));
    }

    @Test
    void timePassesInSomeSchedules_andInOthersNot() throws IOException {
        Exploration found = sample("none", Bounds.NONE.withTimeouts(1), MANY, () -> false);

        assertThat(Sample.oneIn(2, 6, Bounds.NONE.withTimeouts(1).events())).isEqualTo(72 * 7);
        assertThat(found.sampled()).as("six steps and T").isEqualTo(new Exploration.Sampled(MANY, 7));
        assertThat(found.outcomes())
                .anySatisfy(
                        explored -> assertThat(explored.shortest().toString()).doesNotContain("T"));
    }

    /** Without a switch, the second buyer never gets its turn, so no schedule comes to its end. */
    @Test
    void scheduleThatMayNotSwitch_isNotCounted() throws IOException {
        Exploration found = sample("none", Bounds.NONE.withMaxSwitches(0), MANY, () -> false);

        assertThat(found.schedules()).isZero();
        assertThat(found.switchesBounded()).isTrue();
        assertThat(found.stoppedBy()).isNull();
    }
}

package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.race.HeldRace;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;

/**
 * Random races of real processes. There are few, because each starts several JVMs. They are not shrunk, because a race
 * may not repeat.
 */
class RaceProperty {

    private static final int FEW = 30;
    private static final int FEWER = 20;
    private static final int WITHOUT = 0;
    private static final Duration TIMEOUT = Limits.RACE;

    @Property(tries = FEW, shrinking = ShrinkingMode.OFF)
    @Usually(tries = 5)
    void raceOnFiles_underAGuardThatPromisesIt_neverOversells(
            @ForAll("promisingOnFile") String guard,
            @ForAll @IntRange(min = 1, max = 6) int buyers,
            @ForAll @IntRange(min = 1, max = 40) int tickets,
            @ForAll @IntRange(min = WITHOUT, max = 12) int quota,
            @ForAll @IntRange(min = 0, max = 2) int thinkMillis)
            throws Exception {
        assertNotOversold("file", guard, null, buyers, tickets, quota, thinkMillis);
    }

    @Property(tries = FEWER, shrinking = ShrinkingMode.OFF)
    @Usually(tries = 3)
    void raceInMappedMemory_underAGuardThatPromisesIt_neverOversells(
            @ForAll("promisingOnMapped") String guard,
            @ForAll @IntRange(min = 1, max = 6) int buyers,
            @ForAll @IntRange(min = 1, max = 10_000) int tickets,
            @ForAll @IntRange(min = WITHOUT, max = 12) int quota)
            throws Exception {
        assertNotOversold("mapped", guard, null, buyers, tickets, quota, 0);
    }

    /** These have fewer tries and fewer buyers, because a buyer of a database needs half a second to start. */
    @Property(tries = FEWER, shrinking = ShrinkingMode.OFF)
    @Usually(tries = 3)
    void raceOnADatabase_underAGuardThatPromisesIt_neverOversells(
            @ForAll("promisingOnH2") String guard,
            @ForAll("levelsThatPromise") Isolation level,
            @ForAll @IntRange(min = 1, max = 4) int buyers,
            @ForAll @IntRange(min = 1, max = 40) int tickets,
            @ForAll @IntRange(min = WITHOUT, max = 12) int quota,
            @ForAll @IntRange(min = 0, max = 2) int thinkMillis)
            throws Exception {
        Isolation isolation = Guards.named(guard).hasIsolation() ? level : null;
        assertNotOversold("h2", guard, isolation, buyers, tickets, quota, thinkMillis);
    }

    private static void assertNotOversold(
            String store,
            String guard,
            @Nullable Isolation isolation,
            int buyers,
            int tickets,
            int quota,
            int thinkMillis)
            throws Exception {
        RaceSettings settings = RaceSettings.of(
                        store,
                        guard,
                        Load.of(buyers, tickets)
                                .withThink(Duration.ofMillis(thinkMillis))
                                .withQuota(quota == WITHOUT ? null : quota)
                                .withTimeout(TIMEOUT))
                .withIsolation(isolation);
        try (RunsFolder runs = RunsFolder.create()) {
            RaceResult result = HeldRace.of(settings, runs);

            Judgement judgement = result.judgement();
            int wanted = quota == WITHOUT ? tickets : Math.min(tickets, buyers * quota);
            assertThat(judgement.oversold()).as("oversold in %s", settings).isZero();
            assertThat(judgement.doubleBooked())
                    .as("double-booked in %s", settings)
                    .isZero();
            assertThat(judgement.sold()).as("sold in %s", settings).isEqualTo(wanted);
            assertThat(judgement.remaining()).as("left in %s", settings).isEqualTo(tickets - wanted);
            assertThat(judgement.verdict())
                    .as("verdict of %s: %s", settings, judgement)
                    .isEqualTo(Verdict.VALID);
            assertThat(judgement.asPromised()).isTrue();
        }
    }

    @Provide
    Arbitrary<String> promisingOnFile() {
        return Arbitraries.of(promising("file"));
    }

    @Provide
    Arbitrary<String> promisingOnMapped() {
        return Arbitraries.of(promising("mapped"));
    }

    @Provide
    Arbitrary<String> promisingOnH2() {
        return Arbitraries.of(promising("h2"));
    }

    @Provide
    Arbitrary<Isolation> levelsThatPromise() {
        return Arbitraries.of(Stream.of(Isolation.values())
                .filter(level -> forbidsOverselling(Guards.promise("transaction", "h2", level)))
                .toList());
    }

    private static List<String> promising(String store) {
        return Guards.fitting(store).stream()
                .filter(guard -> forbidsOverselling(Guards.promise(guard.name(), store, null)))
                .map(Guard::name)
                .toList();
    }

    private static boolean forbidsOverselling(Promise promise) {
        return promise.expectation(Anomaly.OVERSOLD) == Expectation.FORBIDDEN;
    }

    @Example
    void guardsAndLevelsThatForbidOverselling_areListed() {
        assertThat(promising("file")).contains("lock-file", "file-lock").doesNotContain("none", "jvm-lock");
        assertThat(promising("mapped"))
                .containsAll(promising("file"))
                .contains("optimistic", "atomic")
                .doesNotContain("row-lock", "transaction", "none", "jvm-lock");
        assertThat(promising("h2"))
                .containsAll(promising("file"))
                .contains("row-lock", "transaction", "optimistic", "atomic");
        assertThat(levelsThatPromise().allValues())
                .hasValueSatisfying(levels -> assertThat(levels)
                        .containsExactlyInAnyOrder(Isolation.REPEATABLE_READ, Isolation.SERIALIZABLE));
    }
}

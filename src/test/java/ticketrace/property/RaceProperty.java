package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import ticketrace.RunsFolder;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.race.HeldRace;
import ticketrace.race.RaceResult;
import ticketrace.race.RaceSettings;

/** Races of real processes, at random. Few of them, for each is a handful of JVMs; and not shrunk, for it may not repeat. */
class RaceProperty {

    private static final int FEW = 10;
    private static final int WITHOUT = 0;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Property(tries = FEW, shrinking = ShrinkingMode.OFF)
    void raceUnderAGuardThatPromisesIt_neverOversells(
            @ForAll("exclusion") String guard,
            @ForAll @IntRange(min = 1, max = 6) int buyers,
            @ForAll @IntRange(min = 1, max = 40) int tickets,
            @ForAll @IntRange(min = WITHOUT, max = 12) int quota,
            @ForAll @IntRange(min = 0, max = 2) int thinkMillis)
            throws Exception {
        RaceSettings settings = new RaceSettings(
                buyers,
                tickets,
                "file",
                guard,
                null,
                Duration.ofMillis(thinkMillis),
                quota == WITHOUT ? null : quota,
                TIMEOUT,
                false);
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
    Arbitrary<String> exclusion() {
        return Arbitraries.of(Guards.fitting("file").stream()
                .filter(Guard::promisesExclusion)
                .map(Guard::name)
                .toList());
    }
}

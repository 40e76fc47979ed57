package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Found;
import ticketrace.audit.Judgement;
import ticketrace.audit.RaceDraft;
import ticketrace.audit.Verdict;

/** Generates races whose evidence is true, before a test falsifies it. */
final class SoundRaces {

    private SoundRaces() {}

    /** Races under the chosen guards. At least two buyers sold something, and one sold twice. */
    static Arbitrary<RaceDraft> races(Predicate<HonestGuard> which) {
        return Combinators.combine(
                        Arbitraries.of(HonestGuard.class).filter(which),
                        Arbitraries.integers().between(2, 4),
                        Arbitraries.integers().between(5, 15),
                        Arbitraries.randomValue(Random::nextLong))
                .as((guard, buyers, tickets, seed) -> HonestRace.interleaved(guard, buyers, tickets, new Random(seed)))
                .filter(race -> Place.sales(race).size() > race.buyers().size()
                        && Place.sales(race).stream()
                                        .map(Place::buyer)
                                        .distinct()
                                        .count()
                                > 1);
    }

    /** Asserts that the audit finds the falsified evidence. */
    static void assertFaulted(RaceDraft race, FindingKind kind) {
        Judgement judged = race.judged();
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isFalse();
        assertThat(Found.kinds(judged)).contains(kind);
    }
}

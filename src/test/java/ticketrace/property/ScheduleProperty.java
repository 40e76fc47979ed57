package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import ticketrace.RunsFolder;
import ticketrace.audit.Audit;
import ticketrace.audit.Judgement;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Explorer;
import ticketrace.explore.Outcome;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.explore.stepping.SteppedThreads;
import ticketrace.explore.stepping.SteppedThreads.MemoryRace;

/**
 * Random schedules of the race's own purchases on threads. All random values are in the sample, so a failure shows its
 * seeds. The samples are not shrunk, because each try plays hundreds of schedules.
 */
class ScheduleProperty {

    private static final int TRIES = 40;
    private static final int MANY_TRIES = 500;

    /** The most turns of a race here: every purchase, a second try by every buyer, and every death. */
    private static final int MANY_TURNS = 400;

    @Provide
    Arbitrary<MemoryRace> smallRaces() {
        return Combinators.combine(
                        Arbitraries.of(SteppedThreads.GUARDS),
                        Arbitraries.integers().between(1, 2))
                .as((guard, tickets) -> new MemoryRace(guard, 2, tickets, 1));
    }

    @Provide
    Arbitrary<MemoryRace> races() {
        return Combinators.combine(
                        Arbitraries.of(SteppedThreads.GUARDS),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 3))
                .as(MemoryRace::new);
    }

    /** The judgement of every schedule of the race. */
    private static Map<Schedule, Judgement> explored(SteppedThreads buyers, Bounds bounds) throws IOException {
        Map<Schedule, Judgement> judged = new LinkedHashMap<>();
        Explorer.Progress progress = new Explorer.Progress() {
            @Override
            public void schedules(int played) {
                judged.put(buyers.played(), judge(buyers));
            }
        };
        Exploration exploration =
                Explorer.explore(buyers, buyers.rules(), bounds.withEverySchedule(), () -> false, progress);
        assertThat(exploration.failure()).isNull();
        assertThat(judged)
                .as("different schedules")
                .hasSize(exploration.schedules().intValueExact());
        return judged;
    }

    private static Bounds bounds(int kills, boolean respawn) {
        return respawn ? Bounds.withKills(kills).withRespawn() : Bounds.withKills(kills);
    }

    private static Judgement judge(SteppedThreads buyers) {
        try {
            return Audit.judge(buyers.evidence());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    @Usually(tries = 6)
    void everyExploredSchedule_givesTheSameResultAgain(
            @ForAll("smallRaces") MemoryRace race,
            @ForAll @IntRange(min = 0, max = 1) int kills,
            @ForAll boolean respawn,
            @ForAll Random random)
            throws IOException {
        try (RunsFolder folder = RunsFolder.create();
                SteppedThreads buyers = SteppedThreads.of(race, folder.path())) {
            Bounds some = bounds(kills, respawn && kills > 0).withMaxSchedules(200);
            Map<Schedule, Judgement> before = explored(buyers, some);
            assertThat(before).as("schedules of %s", race).isNotEmpty();
            List<Schedule> shuffled = new ArrayList<>(before.keySet());
            Collections.shuffle(shuffled, random);

            for (Schedule schedule : shuffled) {
                Play play = Play.begin(buyers);
                for (Turn turn :
                        Schedule.parse(schedule.toString(), race.buyers()).turns()) {
                    play.take(turn);
                }
                assertThat(play.isOver())
                        .as("'%s' of %s is over", schedule, race)
                        .isTrue();
                if (play.isDeadlock()) {
                    play.giveUp();
                }
                assertThat(Outcome.isSame(before.get(schedule), judge(buyers)))
                        .as("'%s' of %s gave %s, and then %s", schedule, race, before.get(schedule), judge(buyers))
                        .isTrue();
            }
        }
    }

    /**
     * Takes random turns among those that the play offers, with this many kills, until there are none. Returns whether
     * the race is over.
     */
    private static boolean playAtRandom(Play play, int kills, boolean respawnAtOnce, Random random) throws IOException {
        int killsLeft = kills;
        for (int turns = 0; turns < MANY_TURNS; turns++) {
            TurnResult last = play.turnResults().isEmpty()
                    ? null
                    : play.turnResults().get(play.turnResults().size() - 1);
            if (respawnAtOnce && last != null && last.turn().kind() == Turn.Kind.KILL) {
                play.take(new Turn(Turn.Kind.RESPAWN, last.turn().buyer()));
                continue;
            }
            if (play.isOver()) {
                return true;
            }
            List<Turn> offered = offered(play, killsLeft > 0);
            Turn turn = offered.get(random.nextInt(offered.size()));
            killsLeft -= turn.kind() == Turn.Kind.KILL ? 1 : 0;
            play.take(turn);
        }
        return false;
    }

    private static List<Turn> offered(Play play, boolean kills) {
        List<Turn> offered = new ArrayList<>();
        for (int buyer = 0; buyer < play.buyerStates().size(); buyer++) {
            for (Turn.Kind kind : kills ? List.of(Turn.Kind.STEP, Turn.Kind.KILL) : List.of(Turn.Kind.STEP)) {
                Turn turn = new Turn(kind, buyer);
                if (play.offers(turn)) {
                    offered.add(turn);
                }
            }
        }
        return offered;
    }

    @Property(tries = MANY_TRIES, shrinking = ShrinkingMode.OFF)
    @Usually(tries = 120)
    void randomPlay_ends(
            @ForAll("races") MemoryRace race,
            @ForAll @IntRange(min = 0, max = 3) int kills,
            @ForAll boolean respawn,
            @ForAll Random random)
            throws IOException {
        try (RunsFolder folder = RunsFolder.create();
                SteppedThreads buyers = SteppedThreads.of(race, folder.path())) {
            Play play = Play.begin(buyers);
            boolean over = playAtRandom(play, kills, respawn, random);

            assertThat(over).as("'%s' of %s is over", play.schedule(), race).isTrue();
            assertThat(play.schedule()).isEqualTo(buyers.played());
            if (play.isDeadlock()) {
                assertThat(race.guard())
                        .as("the guard of '%s'", play.schedule())
                        .isEqualTo("lock-file");
                assertThat(play.schedule().kills()).isPositive();
                play.giveUp();
            }
            Judgement judged = judge(buyers);
            int wanted = Math.min(race.tickets(), race.buyers() * race.quota());
            if (play.schedule().kills() == 0) {
                assertThat(judged.sold()).as("sold in '%s'", play.schedule()).isGreaterThanOrEqualTo(wanted);
            }
            if (List.of("lock-file", "file-lock", "optimistic", "atomic").contains(race.guard())) {
                assertThat(judged.oversold() + judged.doubleBooked())
                        .as("sold twice in '%s' of %s", play.schedule(), race)
                        .isZero();
            }
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    @Usually(tries = 6)
    void randomSchedule_isAmongTheExploredOnes(
            @ForAll("smallRaces") MemoryRace race,
            @ForAll @IntRange(min = 0, max = 1) int kills,
            @ForAll boolean respawn,
            @ForAll Random random)
            throws IOException {
        try (RunsFolder folder = RunsFolder.create();
                SteppedThreads buyers = SteppedThreads.of(race, folder.path())) {
            boolean respawns = respawn && kills > 0 && race.tickets() == 1;
            Map<Schedule, Judgement> explored = explored(buyers, bounds(kills, respawns));
            Set<Schedule> seen = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                Play play = Play.begin(buyers);
                assertThat(playAtRandom(play, kills, respawns, random)).isTrue();
                if (play.isDeadlock()) {
                    play.giveUp();
                }
                seen.add(play.schedule());
                Judgement before = explored.get(play.schedule());
                assertThat(before)
                        .as("'%s' of %s, as it was explored", play.schedule(), race)
                        .isNotNull();
                assertThat(Outcome.isSame(before, judge(buyers))).isTrue();
            }
            assertThat(seen).as("random schedules").hasSizeGreaterThan(1);
        }
    }
}

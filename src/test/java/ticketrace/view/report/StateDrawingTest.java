package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.Scratch;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Explorer;
import ticketrace.explore.Sample;
import ticketrace.explore.StatePicture;
import ticketrace.explore.SteppingFailedException;
import ticketrace.explore.stepping.SteppedThreads;
import ticketrace.explore.stepping.SteppedThreads.MemoryRace;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.view.model.Moment;

/** The drawing of a graph of states, and the moments in it, which are really played. */
class StateDrawingTest {

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private static RaceSettings settings(String guard, int buyers) {
        return RaceSettings.of("file", guard, Load.of(buyers, 1).withQuota(1).withTimeout(Duration.ZERO));
    }

    private ExploredRace explored(String guard, int buyers, Bounds bounds) throws IOException {
        RaceSettings settings = settings(guard, buyers);
        try (SteppedThreads threads = SteppedThreads.of(new MemoryRace(guard, buyers, 1, 1), folder)) {
            Exploration exploration =
                    Explorer.explore(threads, threads.rules(), bounds, () -> false, Explorer.Progress.NONE);
            List<Moment> moments = ExploredRace.moments(settings, exploration, threads, () -> false);
            return new ExploredRace(settings, bounds, exploration, folder, moments);
        }
    }

    private static StateDrawing drawing(ExploredRace race) {
        return Objects.requireNonNull(ExplorationData.of(race).drawing());
    }

    @Test
    void unguardedBuyers_haveTwelveStates_ofWhichTheLosingOnesLeadToTheViolatedEnd() throws IOException {
        ExploredRace race = explored("none", 2, Bounds.NONE);
        StateDrawing drawing = drawing(race);

        assertThat(drawing.states())
                .hasSize(12)
                .extracting(StateDrawing.DrawnState::end)
                .filteredOn(Objects::nonNull)
                .containsExactlyInAnyOrder("VALID", "VIOLATED");
        assertThat(drawing.states())
                .filteredOn(state -> state.fate() == StatePicture.Fate.LOST)
                .hasSize(6);
        assertThat(drawing.turns().get(0).label()).isEqualTo("A/B");
        assertThat(drawing.turns())
                .allSatisfy(turn -> assertThat(turn.fate())
                        .isEqualTo(drawing.states().get(turn.to()).fate()));
        StateDrawing.DrawnState lost = drawing.states().stream()
                .filter(state -> "VIOLATED".equals(state.end()))
                .findFirst()
                .orElseThrow();
        assertThat(lost.moment().alarm()).isEqualTo("SEAT 1 SOLD TWICE");
        assertThat(lost.moment().ending()).contains("2 sales of 1 ticket");
        assertThat(lost.moment().turns()).extracting(TurnRow::says).contains("reads 1", "sells seat 1");
        assertThat(lost.way()).hasSize(lost.moment().turns().size()).startsWith(0);
    }

    @Test
    void state_hasALargerNumberThanThoseOnItsWay_andItsWayLeadsAlongTurns() throws IOException {
        StateDrawing drawing = drawing(explored("file-lock", 2, Bounds.withKills(1)));

        List<StateDrawing.DrawnState> states = drawing.states();
        IntStream.range(1, states.size()).forEach(i -> {
            List<Integer> way = states.get(i).way();
            int before = way.get(way.size() - 1);
            int here = i;
            assertThat(way).isSorted().allMatch(each -> each < here);
            assertThat(drawing.turns()).anyMatch(turn -> turn.from() == before && turn.to() == here);
        });
        assertThat(drawing.turns())
                .allMatch(turn ->
                        states.get(turn.from()).y() < states.get(turn.to()).y());
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "none, 1", "lock-file, 1", "file-lock, 0"})
    void fateOfAState_tellsTheEndsThatCanFollow(String guard, int kills) throws IOException {
        StateDrawing drawing = drawing(explored(guard, 2, Bounds.withKills(kills)));

        for (int i = 0; i < drawing.states().size(); i++) {
            Set<String> ends = endsAfter(i, drawing);
            StatePicture.Fate fate;
            if (ends.contains("VIOLATED")) {
                fate = ends.size() == 1 ? StatePicture.Fate.LOST : StatePicture.Fate.OPEN;
            } else {
                fate = ends.contains("VALID") ? StatePicture.Fate.SAFE : StatePicture.Fate.DOUBTFUL;
            }
            assertThat(drawing.states().get(i).fate())
                    .as("of state %d: %s", i, ends)
                    .isEqualTo(fate);
        }
    }

    private static Set<String> endsAfter(int state, StateDrawing drawing) {
        String end = drawing.states().get(state).end();
        Set<String> ends = end == null ? new HashSet<>() : new HashSet<>(Set.of(end));
        for (StateDrawing.DrawnTurn turn : drawing.turns()) {
            if (turn.from() == state) {
                ends.addAll(endsAfter(turn.to(), drawing));
            }
        }
        return ends;
    }

    @Test
    void stateFromWhichOnlyADeadlockCanFollow_isDoubtful() throws IOException {
        StateDrawing drawing = drawing(explored("lock-file", 2, Bounds.withKills(1)));

        assertThat(drawing.states())
                .filteredOn(state -> state.fate() == StatePicture.Fate.DOUBTFUL && state.end() == null)
                .isNotEmpty();
        assertThat(drawing.states())
                .filteredOn(state -> "DEADLOCK".equals(state.end()))
                .extracting(StateDrawing.DrawnState::fate)
                .containsOnly(StatePicture.Fate.DOUBTFUL);
    }

    @Test
    void buyersThatChangePlaces_areToldWhereTheyCan() throws IOException {
        assertThat(ExplorationData.of(explored("none", 2, Bounds.NONE)).symmetric())
                .isTrue();
        assertThat(ExplorationData.of(explored("none", 1, Bounds.NONE)).symmetric())
                .as("of one buyer")
                .isFalse();
        assertThat(ExplorationData.of(explored("fair-lock", 2, Bounds.NONE)).symmetric())
                .as("of a queue")
                .isFalse();
    }

    @Test
    void momentOfADeadlock_saysWhoWaits() throws IOException {
        StateDrawing drawing = drawing(explored("lock-file", 2, Bounds.withKills(1)));

        assertThat(drawing.states())
                .filteredOn(state -> "DEADLOCK".equals(state.end()))
                .isNotEmpty()
                .allSatisfy(state -> {
                    assertThat(state.moment().ending()).contains("waits for the guard, which");
                    assertThat(state.moment().buyers())
                            .extracting(ShownMoment.BuyerRow::stands)
                            .anyMatch(stands -> stands.matches("waits for the guard, which . held when killed"));
                });
    }

    @Test
    void endThatIsJudgedDifferently_isAFailure() throws IOException {
        Exploration before = explored("none", 2, Bounds.NONE).exploration();
        Path other = Files.createDirectory(folder.resolve("two tickets"));
        try (SteppedThreads threads = SteppedThreads.of(new MemoryRace("none", 2, 2, 1), other)) {
            assertThatThrownBy(() -> ExploredRace.moments(settings("none", 2), before, threads, () -> false))
                    .isInstanceOf(SteppingFailedException.class)
                    .hasMessageContaining("when it was played again for the report");
        }
    }

    @Test
    void largeGraph_isNotDrawn_andTheReasonNamesTheOption() throws IOException {
        ExploredRace race = explored("none", 5, Bounds.NONE);

        assertThat(race.moments()).isNull();
        assertThat(ExplorationData.of(race).drawing()).isNull();
        assertThat(ExplorationData.of(race).notDrawn()).contains("states", "up to 60", "--graph");
    }

    @Test
    void schedulesWithoutAGraph_areNotDrawn_andTheReasonIsShown() throws IOException {
        assertThat(ExplorationData.of(explored("none", 2, Bounds.NONE.withEverySchedule()))
                        .notDrawn())
                .contains("Every schedule was played");
        assertThat(ExplorationData.of(explored("none", 2, Bounds.NONE.withMaxStates(5)))
                        .notDrawn())
                .contains("ended early");
        RaceSettings settings = settings("none", 2);
        try (SteppedThreads threads = SteppedThreads.of(new MemoryRace("none", 2, 1, 1), folder)) {
            Exploration sampled = Explorer.sample(
                    threads, threads.rules(), Bounds.NONE, new Sample(3, 7), () -> false, Explorer.Progress.NONE);
            ExplorationData data = ExplorationData.of(new ExploredRace(settings, Bounds.NONE, sampled, folder, null));
            assertThat(data.notDrawn()).contains("sampled");
            assertThat(data.command()).contains("--sample 3 --seed 7");
        }
    }

    @Test
    void reportThatCannotBeWritten_namesItsFile() throws IOException {
        ExploredRace race = explored("none", 2, Bounds.NONE);
        Files.createDirectories(folder.resolve("report.html").resolve("in the way"));

        assertThatThrownBy(() -> HtmlReport.write(race))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("report.html");
    }
}

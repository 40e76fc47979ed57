package ticketrace.view.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.guard.Guards;
import ticketrace.guard.Trap;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** The race in which a trap fails, as options. */
class TrapRaceTest {

    private static final Exploration NOTHING_FOUND = new Exploration(
            BigInteger.ONE,
            true,
            null,
            false,
            null,
            null,
            BigInteger.ZERO,
            BigInteger.ZERO,
            null,
            Duration.ZERO,
            List.of(),
            null,
            null,
            null);

    static List<Trap> traps() {
        return Guards.traps();
    }

    @ParameterizedTest
    @MethodSource("traps")
    void tableOfTraps_hasTheOptionsOfEach(Trap trap) throws IOException {
        String line = Files.readAllLines(Path.of("src/docs/traps.md")).stream()
                .filter(each -> each.startsWith("| `" + trap.name() + "`"))
                .findFirst()
                .orElseThrow();
        String options = TrapRace.options(trap);
        assertThat(line).endsWith(options.isEmpty() ? "| no option |" : "| `" + options + "` |");
    }

    @ParameterizedTest
    @CsvSource({
        "trap:stale-by-age, 1, 0, 0, This trap fails with --timeouts 1.",
        "trap:stale-by-age, 1, 0, 1,",
        "trap:stale-takeover, 1, 0, 0, This trap fails with --kills 1 --respawn.",
        "trap:stale-takeover, 1, 1, 0,",
        "trap:unlink-on-release, 1, 0, 0, This trap fails with --tickets 2 --quota 2.",
        "trap:unlink-on-release, 2, 0, 0,",
        "mended:kernel-lock, 1, 0, 0,",
        "none, 1, 0, 0,"
    })
    void trapThatHeldInATooSmallRace_hasAHint(
            String guard, int tickets, int kills, int timeouts, @Nullable String hint) {
        RaceSettings race = RaceSettings.of("file", guard, Load.of(2, tickets).withQuota(tickets));
        Bounds bounds = Bounds.withKills(kills).withTimeouts(timeouts);
        assertThat(TrapRace.hint(race, kills == 0 ? bounds : bounds.withRespawn(), NOTHING_FOUND))
                .isEqualTo(hint);
    }
}

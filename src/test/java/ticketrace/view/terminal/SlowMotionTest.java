package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.Outcome;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** The slow replay of a finished race from its evidence: what the screen shows, when, and for how long. */
class SlowMotionTest {

    private static final long MILLI = 1_000_000;

    private final Terminal terminal = new Terminal(80, 24);
    private final List<List<String>> frames = new ArrayList<>();
    private long now = 5;
    private long stopAt = Long.MAX_VALUE;

    /** A clock that advances only in a pause. Each pause first keeps what the terminal shows. */
    private final SlowMotion.Clock clock = new SlowMotion.Clock() {
        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            frames.add(terminal.seen());
            now += time.toNanos();
        }
    };

    private void show(RaceDraft race) {
        RaceResult result = Sample.of(race);
        String store = race.history().guard().equals("transaction") ? "h2" : "file";
        RaceSettings settings = RaceSettings.of(
                        store,
                        race.history().guard(),
                        Load.of(race.buyers().size(), race.tickets()).withTimeout(Duration.ofSeconds(60)))
                .withIsolation(race.history().isolation());
        SlowMotion.show(result, settings, terminal.screen(), clock, () -> now >= stopAt);
    }

    /** The lines on the terminal this many seconds after the beginning, without the last line. */
    private List<String> after(double seconds) {
        List<String> frame = frames.get((int) Math.round(seconds * 1000) / 50);
        return frame.subList(0, frame.size() - 1);
    }

    /** Two buyers that both sell seat 1, within 100 ms. */
    private static RaceDraft lost() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("A")
                .buys(new PurchaseDraft()
                        .reads(10 * MILLI, 20 * MILLI, 1)
                        .writes(50 * MILLI, 60 * MILLI)
                        .records(70 * MILLI)
                        .ends(Outcome.SOLD));
        race.buyer("B")
                .buys(new PurchaseDraft()
                        .reads(15 * MILLI, 25 * MILLI, 1)
                        .writes(80 * MILLI, 90 * MILLI)
                        .records(100 * MILLI)
                        .ends(Outcome.SOLD));
        return race;
    }

    @Test
    void race_isShownAgain_stretchedToTenSeconds() {
        show(lost());

        assertThat(after(0)).startsWith("none on file  0.0000 s  1 of 1 left, 0 sold");
        assertThat(after(3))
                .containsExactly(
                        "none on file  0.0300 s  1 of 1 left, 0 sold",
                        "#".repeat(40),
                        "  A .................... 0    has read 1",
                        "  B .................... 0    has read 1");
        assertThat(after(5.5)).anyMatch(line -> line.endsWith("writes 0"));
        assertThat(after(7.5))
                .containsExactly(
                        "none on file  0.0750 s  0 of 1 left, 1 sold",
                        ".".repeat(40),
                        "  A #################### 1",
                        "  B .................... 0    has read 1");
        assertThat(after(10)).startsWith("none on file  0.1000 s  0 of 1 left, 2 sold  OVERSOLD");
        assertThat(frames.get(0)).endsWith("Shown again from its evidence, 100 times slower. Ctrl-C ends it.");
    }

    @Test
    void end_staysForALook_andThenNothingIsLeft() {
        show(lost());

        assertThat(Duration.ofNanos(now - 5)).isEqualTo(SlowMotion.SPAN.plus(SlowMotion.LAST_LOOK));
        assertThat(frames.get(frames.size() - 1)).first().asString().endsWith("2 sold  OVERSOLD");
        assertThat(terminal.seen()).isEmpty();
    }

    @Test
    void ctrlC_endsItAtOnce_andLeavesNothing() {
        stopAt = 5 + Duration.ofSeconds(2).toNanos();
        show(lost());

        assertThat(now).isEqualTo(stopAt);
        assertThat(terminal.seen()).isEmpty();
    }

    @Test
    void killedBuyer_isKilledWhereItsEvidenceEnds() {
        RaceDraft race = RaceDraft.under("file-lock", 2).killed("A");
        race.buyer("A")
                .dies()
                .buys(new PurchaseDraft().acquires(10 * MILLI, 20 * MILLI).reads(20 * MILLI, 30 * MILLI, 2));
        race.buyer("B").buys(guardedSale(2, 25 * MILLI, 100 * MILLI - 5));
        show(race);

        assertThat(after(2.5)).contains("  A .................... 0    reads");
        assertThat(after(3.5)).contains("  A .................... 0    KILLED", "  B .................... 0    waits");
    }

    @Test
    void refusedCommit_isNoSale() {
        RaceDraft race = RaceDraft.under("transaction", 1);
        race.buyer("A")
                .buys(new PurchaseDraft()
                        .acquires(10 * MILLI, 20 * MILLI)
                        .reads(20 * MILLI, 30 * MILLI, 1)
                        .writes(40 * MILLI, 50 * MILLI)
                        .records(60 * MILLI)
                        .releases(60 * MILLI, 80 * MILLI)
                        .ends(Outcome.CONFLICT));
        race.buyer("B").buys(guardedSale(1, 15 * MILLI, 100 * MILLI - 5));
        show(race);

        assertThat(after(7)).contains("  A .................... 0    lets go");
        assertThat(after(9))
                .contains("  A .................... 0    is too late")
                .first()
                .asString()
                .contains("1 of 1 left, 0 sold");
    }

    @Test
    void raceThatWasSlowItself_isNotShownAgain() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("A").buys(sale(1, 11_000 * MILLI));
        show(race);

        assertThat(terminal.seen())
                .containsExactly("The race took 11.0 s, slow enough to follow: --slow does not show it again.");
        assertThat(frames).isEmpty();
    }

    @Test
    void raceWithoutAnyMoment_isNotShown() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("A");
        show(race);

        assertThat(terminal.written()).isEmpty();
    }

    @Test
    void quickRace_isOfferedToBeShownAgain_andASlowOneIsNot() {
        RaceDraft slow = RaceDraft.under("none", 1);
        slow.buyer("A").buys(sale(1, 3_000 * MILLI));
        SlowMotion.offer(List.of(Sample.of(lost()), Sample.of(slow)), terminal.screen());
        SlowMotion.offer(List.of(), terminal.screen());
        assertThat(terminal.written()).isEmpty();
        SlowMotion.offer(List.of(Sample.of(lost())), terminal.screen());
        assertThat(terminal.seen()).containsExactly("Too fast to see? --slow shows it again, in 10 s.");
    }
}

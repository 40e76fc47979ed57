package ticketrace.view.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import ticketrace.history.BuyerHistory;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.view.model.LivePicture;

/**
 * Shows a finished race again on a terminal, from its evidence, so slowly that people can follow. It shows what the
 * live display showed; it stretches all times by the same factor.
 */
public final class SlowMotion {

    /** How long the slow motion takes, however short the race was. */
    static final Duration SPAN = Duration.ofSeconds(10);

    /** How long the end of the race stays on the screen. */
    static final Duration LAST_LOOK = Duration.ofSeconds(1);

    /** People cannot follow a shorter race while it runs. */
    private static final Duration TOO_QUICK = Duration.ofSeconds(2);

    private static final Duration FRAME = Duration.ofMillis(50);
    private static final double NANOS_PER_SECOND = 1e9;

    private final RaceSettings settings;
    private final LiveBoard board;
    private final Clock clock;
    private final BooleanSupplier interrupted;
    private final long signal;
    private final long raceNanos;
    private final double slower;
    private final LivePicture picture;
    private final List<EvidencePlayback> playbacks = new ArrayList<>();

    /** The clock of the people who watch. */
    interface Clock {

        Clock SYSTEM = new Clock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration time) {
                LockSupport.parkNanos(time.toNanos());
            }
        };

        /** As {@link System#nanoTime}. */
        long nanos();

        /** Waits for about this time. */
        void pause(Duration time);
    }

    private SlowMotion(
            RaceResult result, RaceSettings settings, Screen screen, Clock clock, BooleanSupplier interrupted) {
        this.settings = settings;
        this.board = new LiveBoard(screen);
        this.clock = clock;
        this.interrupted = interrupted;
        List<BuyerHistory> buyers = result.history().buyers();
        this.signal = buyers.stream().mapToLong(BuyerHistory::signalNanos).max().orElse(0);
        this.raceNanos = result.judgement().raceNanos();
        this.slower = (double) SPAN.toNanos() / raceNanos;
        List<BuyerInfo> infos = buyers.stream()
                .map(buyer -> new BuyerInfo(buyer.buyer(), buyer.pid()))
                .toList();
        this.picture = new LivePicture(settings, infos, signal, (seat, buyer) -> {});
        for (BuyerHistory buyer : buyers) {
            playbacks.add(new EvidencePlayback(buyer, result.allKilled().contains(buyer.buyer()), picture));
        }
    }

    /**
     * Shows the race again; if the race took longer than the slow motion, only says so.
     *
     * @param interrupted called before every frame; if it is true, this shows no more
     */
    public static void show(RaceResult result, RaceSettings settings, Screen screen, BooleanSupplier interrupted) {
        show(result, settings, screen, Clock.SYSTEM, interrupted);
    }

    static void show(
            RaceResult result, RaceSettings settings, Screen screen, Clock clock, BooleanSupplier interrupted) {
        long nanos = result.judgement().raceNanos();
        if (nanos >= SPAN.toNanos()) {
            String took = String.format(Locale.ROOT, "%.1f s", nanos / NANOS_PER_SECOND);
            screen.line(screen.paint(
                    Colour.ASIDE, "The race took " + took + ", slow enough to follow: --slow does not show it again."));
        } else if (nanos > 0) {
            new SlowMotion(result, settings, screen, clock, interrupted).show();
        }
    }

    /** Says how to see races that were too short to follow. */
    public static void offer(List<RaceResult> results, Screen screen) {
        boolean tooQuick = results.stream()
                .allMatch(result ->
                        result.history().recorded() && result.judgement().raceNanos() < TOO_QUICK.toNanos());
        if (tooQuick && !results.isEmpty()) {
            screen.line(screen.paint(
                    Colour.ASIDE, "Too fast to see? --slow shows it again, in " + SPAN.toSeconds() + " s."));
        }
    }

    private void show() {
        long began = clock.nanos();
        long end = began + SPAN.toNanos();
        for (long now = began; now < end && !interrupted.getAsBoolean(); now = clock.nanos()) {
            draw(Math.min(raceNanos, (long) ((now - began) / slower)));
            clock.pause(FRAME);
        }
        draw(raceNanos);
        long gone = clock.nanos() + LAST_LOOK.toNanos();
        while (clock.nanos() < gone && !interrupted.getAsBoolean()) {
            clock.pause(FRAME);
        }
        board.erase();
    }

    /** Draws the state of the race at this time after the start signal. */
    private void draw(long sinceSignal) {
        playbacks.forEach(playback -> playback.windTo(signal + sinceSignal));
        String head =
                String.format(Locale.ROOT, "%s  %.4f s", LiveDisplay.title(settings), sinceSignal / NANOS_PER_SECOND);
        String foot =
                String.format(Locale.ROOT, "Shown again from its evidence, %.0f times slower. Ctrl-C ends it.", slower);
        board.draw(head, picture, settings.tickets(), foot);
    }
}

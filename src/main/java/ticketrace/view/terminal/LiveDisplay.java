package ticketrace.view.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;
import ticketrace.race.RaceObserver;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;
import ticketrace.run.TimeText;
import ticketrace.view.model.HistoryTails;
import ticketrace.view.model.LivePicture;
import ticketrace.view.words.Numbers;

/**
 * Shows on a terminal, while the race runs, how many tickets are left, how many each buyer has sold, and what each
 * does. It reads the buyers' own histories, draws in place, and erases the drawing when the race is over.
 */
public final class LiveDisplay implements RaceObserver {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Screen screen;
    private final LiveBoard board;
    private List<BuyerInfo> buyers = List.of();
    private @Nullable RaceSettings settings;
    private @Nullable HistoryTails tails;
    private @Nullable LivePicture picture;
    private String foot = "";
    private long signalNanos;

    public LiveDisplay(Screen screen) {
        this.screen = screen;
        this.board = new LiveBoard(screen);
    }

    @Override
    public void gettingReady(int ready, int all) {
        board.draw(ready + " of " + Numbers.count(all, "buyer") + " ready");
    }

    @Override
    public void ready(RunFolder folder, List<BuyerInfo> all) {
        buyers = all;
        settings = folder.settings();
        foot = RunFolderNotice.inWords(folder, screen.width());
        tails = settings.recorded() ? new HistoryTails(folder, all) : null;
    }

    @Override
    public void started(long signal) {
        signalNanos = signal;
        if (settings != null && tails != null) {
            picture = new LivePicture(settings, buyers, signal, (seat, buyer) -> {});
        }
    }

    @Override
    public void tick() {
        if (settings == null) {
            return;
        }
        double seconds = Math.max(0, (System.nanoTime() - signalNanos) / NANOS_PER_SECOND);
        String head = title(settings) + String.format(Locale.ROOT, "  %4.1f s", seconds);
        if (tails != null && picture != null) {
            tails.poll(picture::take);
            board.draw(head, picture, settings.tickets(), foot);
        } else {
            board.draw(head + "  without histories there is nothing to show before the end", foot);
        }
    }

    /** The guard and the store. */
    static String title(RaceSettings settings) {
        return settings.guard() + " on " + settings.store();
    }

    @Override
    public void killed(BuyerInfo buyer, int seat) {
        if (picture != null) {
            picture.killed(buyer.name());
        }
        board.say(screen.paint(
                Colour.BAD,
                buyer.name() + " (pid " + buyer.pid() + ") was killed" + (seat == 0 ? "" : " at seat " + seat)));
    }

    @Override
    public void paused(BuyerInfo buyer, int seat, Duration length) {
        if (picture != null) {
            picture.stands(buyer.name(), true);
        }
        board.say(screen.paint(
                Colour.DOUBTFUL,
                buyer.name() + " (pid " + buyer.pid() + ") was stopped for " + TimeText.of(length)
                        + (seat == 0 ? "" : " at seat " + seat)));
    }

    @Override
    public void resumed(BuyerInfo buyer) {
        if (picture != null) {
            picture.stands(buyer.name(), false);
        }
    }

    @Override
    public void buyerEnded(BuyerInfo buyer) {
        if (picture != null) {
            picture.ended(buyer.name());
        }
    }

    @Override
    public void stopping(EndReason reason) {
        board.say(screen.paint(Colour.DOUBTFUL, Stopping.inWords(reason)));
    }

    @Override
    public void ended() {
        board.erase();
        if (tails != null) {
            tails.close();
            tails = null;
        }
        settings = null;
        picture = null;
    }
}

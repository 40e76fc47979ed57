package ticketrace.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.json.Json;
import ticketrace.race.BuyerPool;
import ticketrace.race.RaceObserver;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.view.terminal.Colour;
import ticketrace.view.terminal.LiveDisplay;
import ticketrace.view.terminal.Narrator;
import ticketrace.view.terminal.RunFolderNotice;
import ticketrace.view.terminal.Screen;
import ticketrace.view.terminal.SlowMotion;

/** Holds races for the commands: shows them, listens for Ctrl-C, and prints JSON if the user asked for it. */
final class Races {

    private final Path runs;
    private final Screen screen;
    private final boolean narrate;
    private final boolean slow;
    private final RaceObserver observer;
    private boolean interrupted;

    private Races(Path runs, Screen screen, boolean narrate, boolean slow, RaceObserver observer) {
        this.runs = runs;
        this.screen = screen;
        this.narrate = narrate;
        this.slow = slow;
        this.observer = observer;
    }

    static Races as(FreeRaceOptions options) {
        Screen screen = screen(options.race.json);
        options.checkSlow(screen);
        RaceObserver observer = observer(options.narrate, options.race.json, screen);
        return new Races(options.race.runs.path, screen, options.narrate, options.slow, observer);
    }

    /** Races that this screen narrates, or shows live. */
    static Races on(Screen screen, Path runs, boolean narrate) {
        return new Races(runs, screen, narrate, false, observer(narrate, false, screen));
    }

    /** The screen for people's words: standard error if standard output is for JSON. */
    static Screen screen(boolean json) {
        return json ? Screen.standardError() : Screen.standardOutput();
    }

    private static RaceObserver observer(boolean narrate, boolean json, Screen screen) {
        if (narrate) {
            return new Narrator(screen);
        }
        if (screen.isTerminal() && !json) {
            return new LiveDisplay(screen);
        }
        Screen beside = Screen.standardError();
        return beside.isTerminal() ? new RunFolderNotice(beside) : RaceObserver.NONE;
    }

    /** Holds a race; null if Ctrl-C came before it began. */
    @Nullable
    RaceResult hold(RaceSettings settings) throws IOException, InterruptedException {
        try (BuyerPool pool = BuyerPool.forRaces(1)) {
            return hold(settings, pool);
        }
    }

    /** The same with these buyers, which may have bought in another race before. */
    @Nullable
    RaceResult hold(RaceSettings settings, BuyerPool pool) throws IOException, InterruptedException {
        try (Interrupts interrupts = Interrupts.listen()) {
            boolean ready = ArchivePreparation.ofBuyers(interrupts);
            if (ready && narrate) {
                screen.line(screen.paint(Colour.HEADING, "Guard " + settings.guard() + ", store " + settings.store()));
            }
            RaceResult result = ready ? pool.hold(settings, runs, observer, interrupts) : null;
            if (result != null && slow) {
                SlowMotion.show(result, settings, screen, interrupts);
            }
            interrupted = interrupts.getAsBoolean();
            if (result == null) {
                screen.overPressedKeys();
                screen.line("Interrupted before the race began.");
            }
            return result;
        }
    }

    /** Whether Ctrl-C came during the last race, even too late to end it. */
    boolean interrupted() {
        return interrupted;
    }

    Screen screen() {
        return screen;
    }

    /** Says how to see these races slowly, if they were too short for the live display. */
    void offerSlow(List<RaceResult> results) {
        if (screen.isTerminal() && !narrate && !slow) {
            SlowMotion.offer(results, screen);
        }
    }

    static void printJson(Object document) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(Json.indented(document));
        out.flush();
    }
}

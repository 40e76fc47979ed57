package ticketrace.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Size;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Judgement;
import ticketrace.explore.FaultTurns;
import ticketrace.explore.Play;
import ticketrace.explore.SteppingFailedException;
import ticketrace.explore.Turn;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.guard.Guards;
import ticketrace.view.terminal.FullScreen;
import ticketrace.view.terminal.Screen;
import ticketrace.view.terminal.StepPicture;
import ticketrace.view.terminal.StepScene;

/**
 * Steps buyers on a terminal until the user leaves: reads a key, takes the turn that the key means, and draws the
 * result. One thread.
 */
final class KeyboardStepping {

    /** How often it checks for Ctrl-C, a dead buyer and a resized window while no key is pressed. */
    private static final long LOOK_UP_MILLIS = 100;

    private final SteppedRace race;
    private final Screen screen;
    private final BooleanSupplier interrupted;
    private final StepKeys keys;
    private final FaultTurns faults;
    private Play play;
    private @Nullable Judgement judgement;
    private @Nullable String failure;
    private String note = "";
    private boolean explains;
    private boolean left;

    private KeyboardStepping(SteppedRace race, Play play, Screen screen, BooleanSupplier interrupted) {
        this.race = race;
        this.play = play;
        this.faults = new FaultTurns(race.settings());
        this.screen = screen;
        this.interrupted = interrupted;
        this.keys = new StepKeys(Guards.noticesTime(race.settings().guard()));
    }

    /** A new play: each buyer is before its first step. */
    static KeyboardStepping begin(SteppedRace race, Screen screen, BooleanSupplier interrupted) throws IOException {
        KeyboardStepping stepping = new KeyboardStepping(race, Play.begin(race.buyers()), screen, interrupted);
        stepping.faults.takeDue(stepping.play);
        return stepping;
    }

    /** Takes turns until the user leaves or presses Ctrl-C. Then the terminal shows what it showed before. */
    void untilLeft() throws IOException {
        try (Keyboard keyboard = Keyboard.open(screen);
                FullScreen display = FullScreen.open(screen)) {
            while (!left && !interrupted.getAsBoolean()) {
                Size size = keyboard.size();
                // some terminals begin a new line after a full one
                int width = size.getColumns() - 1;
                display.draw(
                        StepPicture.draw(scene(), width, size.getRows(), screen), size.getColumns(), size.getRows());
                awaitKey(keyboard);
            }
        }
    }

    /** The play, as the user left it. */
    Play play() {
        return play;
    }

    /** Why the play cannot continue; null if it can. */
    @Nullable
    String failure() {
        return failure;
    }

    private StepScene scene() throws IOException {
        List<Long> pids = new ArrayList<>();
        for (int buyer = 0; buyer < race.settings().buyers(); buyer++) {
            pids.add(race.buyers().pid(buyer));
        }
        return new StepScene(race.settings(), play, pids, race.buyers().look(), judgement, failure, note, explains);
    }

    /** Waits for a key and obeys it; returns without a key if the picture must be drawn again. */
    private void awaitKey(Keyboard keyboard) throws IOException {
        int key = keyboard.next(LOOK_UP_MILLIS);
        while (key == Keyboard.NONE && !interrupted.getAsBoolean() && !keyboard.wasResized() && isInOrder()) {
            key = keyboard.next(LOOK_UP_MILLIS);
        }
        if (key != Keyboard.NONE) {
            obey(keys.read(key, play, failure != null));
        }
    }

    private void obey(StepKeys.Order order) throws IOException {
        note = order.says();
        switch (order.kind()) {
            case LEAVE -> left = true;
            case EXPLAIN -> explains = !explains;
            case TAKE -> change(() -> take(Objects.requireNonNull(order.turn())));
            case UNDO -> change(this::undo);
            case SAY -> {}
        }
    }

    /** Something that moves buyers. */
    private interface Change {
        void make() throws IOException;
    }

    private void change(Change change) throws IOException {
        if (failure != null) {
            note = "The play cannot continue.";
            return;
        }
        try {
            change.make();
            judgement = play.isOver() && !play.isDeadlock()
                    ? Audit.judge(race.buyers().evidence())
                    : null;
        } catch (SteppingFailedException e) {
            failure = e.getMessage();
        }
    }

    private void take(Turn turn) throws IOException {
        try {
            play.take(turn);
            faults.takeDue(play);
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            note = Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".";
        }
    }

    private void undo() throws IOException {
        if (play.turnResults().isEmpty()) {
            note = "There is no turn to undo.";
            return;
        }
        play = play.undo();
    }

    private boolean isInOrder() {
        if (failure == null) {
            try {
                race.buyers().check();
            } catch (SteppingFailedException e) {
                failure = e.getMessage();
                return false;
            }
        }
        return true;
    }
}

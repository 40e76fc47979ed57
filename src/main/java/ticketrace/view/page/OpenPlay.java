package ticketrace.view.page;

import java.io.IOException;
import ticketrace.explore.FaultTurns;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.Turn;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.run.RaceResult;

/** A stepped race whose turns a browser chooses. Thread-safe: it takes requests one after the other. */
final class OpenPlay implements IdleSweep.Watched, AutoCloseable {

    /** A play that has ended: its last state, and its result. */
    record Judged(PlayState state, RaceResult result) {}

    private final SteppedRace race;
    private final FaultTurns faults;
    private Play play;
    private boolean judged;
    private boolean closed;
    private volatile long lastAsked = System.nanoTime();

    private OpenPlay(SteppedRace race, Play play) {
        this.race = race;
        this.play = play;
        this.faults = new FaultTurns(race.settings());
    }

    /** Begins a play on that race. Returns when each buyer waits before its first step. */
    static OpenPlay begin(SteppedRace race) throws IOException {
        OpenPlay open = new OpenPlay(race, Play.begin(race.buyers()));
        open.faults.takeDue(open.play);
        return open;
    }

    /** The name of its folder. */
    String id() {
        return String.valueOf(race.folder().getFileName());
    }

    @Override
    public long idleNanos() {
        return System.nanoTime() - lastAsked;
    }

    /** Its state now. */
    synchronized PlayState look() throws IOException {
        requireOpen();
        return PlayState.of(race, play);
    }

    /**
     * Takes a turn, written as in a schedule.
     *
     * @throws RefusedRequest if the text is not one turn, or the turn cannot be taken now
     */
    synchronized void take(String text) throws IOException {
        requireOpen();
        Turn turn = parsed(text);
        try {
            play.take(turn);
            faults.takeDue(play);
        } catch (IllegalArgumentException e) {
            throw new RefusedRequest(RefusedRequest.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private Turn parsed(String text) {
        try {
            Schedule schedule = Schedule.parse(text, race.settings().buyers());
            if (schedule.turns().size() == 1) {
                return schedule.turns().get(0);
            }
        } catch (IllegalArgumentException e) {
            // the answer below says what a turn is
        }
        throw new RefusedRequest(
                RefusedRequest.BAD_REQUEST,
                "field 'turn' must be one turn: 'A' lets A take its step, '!A' kills it, '+A' starts it again, 'T' lets time pass;"
                        + " buyers are A to " + Turn.letter(race.settings().buyers() - 1));
    }

    /**
     * Takes back the last turn.
     *
     * @throws RefusedRequest if no turn was taken
     */
    synchronized void undo() throws IOException {
        requireOpen();
        try {
            play = play.undo();
        } catch (IllegalArgumentException e) {
            throw new RefusedRequest(RefusedRequest.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    /** Ends the play. The audit judges it as far as it has come. */
    synchronized Judged finish() throws IOException {
        requireOpen();
        PlayState state = PlayState.of(race, play);
        if (play.isDeadlock()) {
            play.giveUp();
        }
        RaceResult result = race.finish(play.schedule());
        judged = true;
        return new Judged(state.judged(result.judgement().verdict()), result);
    }

    private void requireOpen() {
        lastAsked = System.nanoTime();
        if (closed || judged) {
            throw new RefusedRequest(RefusedRequest.NOT_FOUND, "this play has ended");
        }
    }

    /** Ends the buyers' processes. Deletes the folder of a play that was not finished. A second call does nothing. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            race.close();
        }
    }
}

package ticketrace.view.page;

import java.io.IOException;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.Turn;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.run.RaceResult;

/** A stepped race in a browser's hands. Requests for it are taken one after the other, from any thread. */
final class OpenPlay implements AutoCloseable {

    /** A play that was ended: its last state, and its result. */
    record Judged(PlayState state, RaceResult result) {}

    private final SteppedRace race;
    private Play play;
    private boolean judged;
    private boolean closed;
    private volatile long lastAsked = System.nanoTime();

    private OpenPlay(SteppedRace race, Play play) {
        this.race = race;
        this.play = play;
    }

    /** All buyers of that race stand before their first step. */
    static OpenPlay begin(SteppedRace race) throws IOException {
        return new OpenPlay(race, Play.begin(race.buyers()));
    }

    /** The name of its folder. */
    String id() {
        return String.valueOf(race.folder().getFileName());
    }

    long idleNanos() {
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
     * @throws RefusedRequest if it is none, or cannot be taken now
     */
    synchronized void take(String text) throws IOException {
        requireOpen();
        Turn turn = parsed(text);
        try {
            play.take(turn);
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
            // told below
        }
        throw new RefusedRequest(
                RefusedRequest.BAD_REQUEST,
                "field 'turn' must be one turn: 'A' lets A take its step, '!A' kills it, '+A' starts it again; buyers are"
                        + " A to " + Turn.letter(race.settings().buyers() - 1));
    }

    /**
     * Takes back the last turn.
     *
     * @throws RefusedRequest if there is none
     */
    synchronized void undo() throws IOException {
        requireOpen();
        try {
            play = play.undo();
        } catch (IllegalArgumentException e) {
            throw new RefusedRequest(RefusedRequest.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    /** Ends it, and has it judged as far as it came. */
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

    /** Ends the processes; the folder of a play that was not finished is deleted. Closing twice is fine. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            race.close();
        }
    }
}

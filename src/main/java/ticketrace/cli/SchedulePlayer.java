package ticketrace.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import ticketrace.explore.FaultTurns;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.SteppingFailedException;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.run.RaceResult;
import ticketrace.run.ResultDocument;
import ticketrace.store.FinalState;
import ticketrace.view.terminal.PlayReport;
import ticketrace.view.terminal.Screen;
import ticketrace.view.terminal.TraceTable;

/** Plays a whole schedule, and prints a line for each turn and the result. */
final class SchedulePlayer {

    private final SteppedRace race;
    private final Screen screen;
    private final boolean json;
    private final CommandSpec command;
    private @Nullable RaceResult result;

    SchedulePlayer(SteppedRace race, Screen screen, boolean json, CommandSpec command) {
        this.race = race;
        this.screen = screen;
        this.json = json;
        this.command = command;
    }

    /** The schedule in that text; wrong usage if it cannot be read. */
    static Schedule parse(String text, int buyers, CommandSpec command) {
        try {
            return Schedule.parse(text, buyers);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Plays the schedule.
     *
     * @return the exit code
     * @throws ParameterException if a turn cannot be taken; the message says which, and why
     */
    int play(Schedule schedule) throws IOException {
        Play play = Play.begin(race.buyers());
        List<FinalState> stores = new ArrayList<>();
        String failure = null;
        FaultTurns faults = new FaultTurns(race.settings());
        try {
            takeDue(faults, play, stores);
            for (Turn turn : schedule.turns()) {
                take(play, turn);
                takeDue(faults, play, stores);
            }
        } catch (SteppingFailedException e) {
            failure = play.turnResults().size() + 1 + ": " + e.getMessage();
        }
        tell(play, stores);
        if (failure != null) {
            screen.line(failure);
        }
        return end(play);
    }

    /** Takes the kills that are due, and notes what the store holds after the turns that were taken. */
    private void takeDue(FaultTurns faults, Play play, List<FinalState> stores) throws IOException {
        while (stores.size() < play.turnResults().size()) {
            stores.add(race.buyers().look());
        }
        faults.takeDue(play);
        while (stores.size() < play.turnResults().size()) {
            stores.add(race.buyers().look()); // kills change nothing that a step has written
        }
    }

    /** Prints the turns of a play that another class has played. */
    void tell(Play play) {
        tell(play, List.of());
    }

    /** Prints the turns, and what the store held after each, if that is known. */
    private void tell(Play play, List<FinalState> stores) {
        TraceTable table =
                new TraceTable(screen, race.settings().buyers(), race.settings().tickets(), play.turnResults());
        table.heading(names(), "");
        int turns = 0;
        for (TurnResult turnResult : play.turnResults()) {
            FinalState store = turns < stores.size() ? stores.get(turns) : null;
            table.row(++turns, turnResult, store);
        }
    }

    private void take(Play play, Turn turn) throws IOException {
        try {
            play.take(turn);
        } catch (IllegalArgumentException e) {
            String soFar = play.schedule().turns().isEmpty() ? "" : " after '" + play.schedule() + "'";
            throw new ParameterException(
                    command.commandLine(),
                    "position " + (play.turnResults().size() + 1) + " of the schedule, '" + turn + "', cannot be taken"
                            + soFar + ": " + e.getMessage(),
                    e);
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int buyer = 0; buyer < race.settings().buyers(); buyer++) {
            names.add("pid " + race.buyers().pid(buyer));
        }
        return names;
    }

    /** Judges the play as far as it has come, and prints the result. */
    int end(Play play) throws IOException {
        try {
            if (play.isDeadlock()) {
                play.giveUp();
            }
        } catch (SteppingFailedException e) {
            screen.line(String.valueOf(e.getMessage()));
        }
        RaceResult ended = race.finish(play.schedule());
        result = ended;
        if (json) {
            Races.printJson(ResultDocument.of(ended));
        } else {
            PlayReport.print(play, ended, screen);
        }
        return ExitCode.ofVerdict(ended.judgement().verdict());
    }

    /** The result; null before the end. */
    @Nullable
    RaceResult result() {
        return result;
    }
}

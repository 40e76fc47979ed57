package ticketrace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ticketrace.explore.Outcome;
import ticketrace.explore.Schedule;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;
import ticketrace.view.terminal.Colour;
import ticketrace.view.terminal.Screen;
import ticketrace.view.words.ThisProgram;

/** {@code replay}: plays the schedule of an earlier run again. */
@Command(
        name = "replay",
        description = "Plays the schedule in a folder of step or explore again, step by step, on fresh processes. Exit"
                + " code as for step; 4 if the outcome is not the same as before.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "The folder of a step or explore" + RunArgument.OR_LAST + ".")
    Path where;

    @Mixin
    RunsDirectory runs;

    @Option(names = "--json", description = "Print one JSON document on standard output; words go to standard error.")
    boolean json;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() throws Exception {
        where = RunArgument.or(where, runs.path);
        RunFolder before = RunFolder.open(where);
        RaceSettings settings = before.settings();
        String text = settings.schedule();
        if (text == null) {
            throw new ParameterException(
                    command.commandLine(),
                    where + ": a free race has no schedule to replay; this command explains how it went wrong: "
                            + ThisProgram.running().with("explain", where.toString()));
        }
        Schedule schedule = schedule(text, settings.buyers());
        Screen screen = Races.screen(json);
        RaceResult first = Results.of(before);
        ArchivePreparation.ofBuyers();
        try (SteppedRace race = SteppedRace.open(settings.undisturbed(), runs.path)) { // the schedule has the kills
            SchedulePlayer player = new SchedulePlayer(race, screen, json, command);
            int exit = player.play(schedule);
            RaceResult again = player.result();
            boolean same = again != null && Outcome.isSame(first.judgement(), again.judgement());
            screen.line(
                    same
                            ? screen.paint(Colour.GOOD, "The same outcome as before.")
                            : screen.paint(Colour.BAD, "Not the same outcome as before: see " + where));
            return same ? exit : ExitCode.UNKNOWN;
        }
    }

    /** The schedule in the folder. The user has not typed it, so an error in it is not wrong usage. */
    private Schedule schedule(String text, int buyers) throws IOException {
        try {
            return Schedule.parse(text, buyers);
        } catch (IllegalArgumentException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        }
    }
}

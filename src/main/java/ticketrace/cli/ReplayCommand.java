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
        description = "Plays the schedule of a step or explore folder again, step for step, on fresh processes."
                + " Exit code as step; 4 if it comes to something else than before.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FOLDER",
            description = "The folder that step or explore has made" + RunArgument.OR_LAST + ".")
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
                    where + ": the steps of a free race had no order that could be replayed; how it went wrong tells: "
                            + ThisProgram.running().with("explain", where.toString()));
        }
        Schedule schedule = schedule(text, settings.buyers());
        Screen screen = Races.screen(json);
        RaceResult first = Results.of(before);
        ArchivePreparation.ofBuyers();
        try (SteppedRace race = SteppedRace.open(settings, runs.path)) {
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

    /** The schedule in the folder. The user has not typed it, so a mistake in it is no wrong usage. */
    private Schedule schedule(String text, int buyers) throws IOException {
        try {
            return Schedule.parse(text, buyers);
        } catch (IllegalArgumentException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        }
    }
}

package ticketrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Verdict;
import ticketrace.explore.Clash;
import ticketrace.explore.Exploration;
import ticketrace.explore.ExplorationDocument;
import ticketrace.explore.stepping.Explanation;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.ResultDocument;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;
import ticketrace.view.terminal.ExplanationReport;
import ticketrace.view.words.ThisProgram;

/** {@code explain}: explains how a free race went wrong. */
@Command(
        name = "explain",
        description = "Finds purchases that clashed in a violated race, plays them again, step by step, on fresh"
                + " processes, and says in words what happened. Exit code 3 if an update or a seat was lost again, 4"
                + " if not.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "The folder of a run, compare or demo" + RunArgument.OR_LAST + ".")
    Path where;

    @Mixin
    RunsDirectory runs;

    @Option(
            names = "--json",
            description = "Print the result of the replay as one JSON document on standard output, or the exploration"
                    + " if no replay lost an update.")
    boolean json;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() throws Exception {
        where = RunArgument.or(where, runs.path);
        if (Files.isRegularFile(where)) {
            throw nothing("is a file; audit can judge its purchases, but explain needs the folder of a run");
        }
        RunFolder folder = RunFolder.open(where);
        RaceSettings race = folder.settings();
        if (race.schedule() != null) {
            throw nothing("its steps were taken in an order that can be replayed: "
                    + ThisProgram.running().with("replay", where.toString()));
        }
        RaceResult result = Results.of(folder);
        Clash clash = clash(result);
        ArchivePreparation.ofBuyers();
        try (Interrupts interrupts = Interrupts.listen()) {
            Explanation explanation = Explanation.of(clash, race, runs.path, interrupts);
            print(result, race, explanation);
            if (interrupts.getAsBoolean()) {
                return ExitCode.INTERRUPTED;
            }
            return explanation.replay() == null ? ExitCode.UNKNOWN : ExitCode.VIOLATED;
        }
    }

    /** The purchases to explain; wrong usage if the race has none, and the message says why. */
    private Clash clash(RaceResult result) {
        Verdict verdict = result.judgement().verdict();
        if (verdict != Verdict.VIOLATED) {
            throw nothing("there is nothing to explain; the race was " + verdict);
        }
        Clash clash = Clash.simplestOf(result.history());
        if (clash == null) {
            Finding finding = result.judgement().findings().stream()
                    .filter(each -> each.effect() == FindingKind.Effect.VIOLATES)
                    .min(Comparator.comparing(
                            each -> each.kind() != FindingKind.STORE_MISMATCH)) // because the others name the cause
                    .orElseThrow();
            throw nothing(
                    "no two of its purchases clashed; what was found is " + finding.kind() + ": " + finding.says());
        }
        return clash;
    }

    private void print(RaceResult result, RaceSettings race, Explanation explanation) throws IOException {
        Explanation.Replay replay = explanation.replay();
        Exploration exploration = explanation.exploration();
        if (!json) {
            ExplanationReport.print(result, race, explanation, Races.screen(false));
        } else if (replay != null) {
            Races.printJson(ResultDocument.of(replay.result()));
        } else if (exploration != null) {
            Races.printJson(ExplorationDocument.of(
                    explanation.clash().alone(race),
                    Explanation.bounds(explanation.clash()),
                    exploration,
                    runs.path,
                    null));
        }
    }

    private ParameterException nothing(String why) {
        return new ParameterException(command.commandLine(), where + ": " + why);
    }
}

package ticketrace.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.race.BuyerPool;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.view.terminal.ComparisonReport;

/** {@code compare}: the same race under several guards, side by side. */
@Command(
        name = "compare",
        description =
                "Races several guards with the same settings, side by side. Exit code 0 if each kept its promise.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    @Option(
            names = "--guards",
            paramLabel = "A,B,C",
            defaultValue = "none,jvm-lock,lock-file,file-lock",
            order = -1,
            description =
                    "The guards to race, or 'all' for every one that fits the store; with '--isolation all', guard"
                            + " 'transaction' at each level (default: ${DEFAULT-VALUE}).")
    String guards;

    @Option(names = "--fresh", description = "Start new buyers for each race, instead of the same buyers for all.")
    boolean fresh;

    @Mixin
    FreeRaceOptions options;

    @Override
    public Integer call() throws Exception {
        List<RaceSettings> settings = new ArrayList<>();
        List<String> named = named();
        options.race.checkIsolation(named);
        options.lease.check(named, options.race);
        for (String guard : named) {
            settings.addAll(options.settingsAtEachLevel(guard));
        }
        Races races = Races.as(options);
        List<RaceResult> results = new ArrayList<>();
        WrittenReport report;
        try {
            hold(settings, fresh, races, results);
        } finally { // even if a race failed, the command shows the races before it
            report = WrittenReport.ofComparison(options.report, results);
            print(settings, results, report, races);
        }
        report.require();
        return races.interrupted() ? ExitCode.INTERRUPTED : ExitCode.ofPromises(results);
    }

    private void print(List<RaceSettings> settings, List<RaceResult> results, WrittenReport report, Races races)
            throws IOException {
        List<String> notRaced = settings.subList(results.size(), settings.size()).stream()
                .map(RaceSettings::label)
                .toList();
        if (options.race.json) {
            Races.printJson(ComparisonDocument.of(settings.get(0), results, notRaced, report));
        } else {
            ComparisonReport.print(results, races.screen());
            report.tell(races.screen());
            races.offerSlow(results);
        }
        if (!notRaced.isEmpty()) {
            races.screen().line("Not raced: " + String.join(", ", notRaced) + ".");
        }
    }

    /** The guards that the user asked for. */
    List<String> named() {
        if (guards.equals(RaceOptions.ALL)) {
            options.settings("none");
            return Guards.fitting(options.race.store).stream().map(Guard::name).toList();
        }
        return Arrays.stream(guards.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
    }

    /**
     * Holds one race after the other, and adds the results as they come; stops at Ctrl-C.
     *
     * @param fresh whether each race gets new buyers; otherwise the same buyers take part in all races
     */
    static void hold(List<RaceSettings> settings, boolean fresh, Races races, List<RaceResult> results)
            throws Exception {
        if (fresh) {
            for (int i = 0; i < settings.size() && !races.interrupted(); i++) {
                hold(settings.subList(i, i + 1), false, races, results);
            }
            return;
        }
        try (BuyerPool pool = BuyerPool.forRaces(settings.size())) {
            for (RaceSettings each : settings) {
                RaceResult result = races.hold(each, pool);
                if (result != null) {
                    results.add(result);
                }
                if (races.interrupted()) {
                    return;
                }
            }
        }
    }
}

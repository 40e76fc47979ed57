package ticketrace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import ticketrace.race.RaceSettings;
import ticketrace.view.page.Scenario;

/**
 * The ready-made cases of {@code data/scenarios}, which the jar has a copy of. They are argument files, so they are read as
 * the command line reads them.
 */
final class Scenarios {

    static final String FOLDER = "/ticketrace/scenarios/";

    /** By name: what a folder of a jar holds cannot be asked for wherever the jar lies. */
    static final List<String> NAMES = List.of("ticket-grab", "single-ticket", "stadium", "flash-sale", "database");

    private static final String COMMENT = "#";
    private static final String END_OF_SENTENCE = "(?<=[.?!]) ";

    private Scenarios() {}

    static List<Scenario> all() throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        for (String name : NAMES) {
            scenarios.add(read(name));
        }
        return scenarios;
    }

    private static Scenario read(String name) throws IOException {
        List<String> lines = lines(name);
        String title = lines.stream()
                .filter(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "))
                .split(END_OF_SENTENCE, 2)[0];
        List<String> words = lines.stream()
                .filter(line -> !line.startsWith(COMMENT) && !line.isBlank())
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+", -1)))
                .toList();
        String[] options = words.subList(1, words.size()).toArray(String[]::new);
        return words.get(0).equals("compare") ? ofCompare(name, title, options) : ofRun(name, title, options);
    }

    private static Scenario ofRun(String name, String title, String[] options) {
        RunCommand run = new RunCommand();
        new CommandLine(run).parseArgs(options);
        return new Scenario(name, title, run.options.settings(run.guard), List.of(run.guard));
    }

    private static Scenario ofCompare(String name, String title, String[] options) {
        CompareCommand compare = new CompareCommand();
        new CommandLine(compare).parseArgs(options);
        List<String> guards = compare.named();
        RaceSettings first = compare.options.settingsAtEachLevel(guards.get(0)).get(0);
        return new Scenario(name, title, first, guards);
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream file = Scenarios.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IOException("the jar has no scenario " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}

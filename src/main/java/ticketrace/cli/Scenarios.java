package ticketrace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ticketrace.run.RaceSettings;
import ticketrace.view.page.Scenario;
import ticketrace.view.words.ThisProgram;

/**
 * The ready-made cases of {@code data/scenarios}; the jar has a copy. They are argument files, and this class reads
 * them as the command line does.
 */
final class Scenarios {

    static final String FOLDER = "/ticketrace/scenarios/";

    /** The names of the cases, because a program cannot list a folder in every jar. */
    static final List<String> NAMES = List.of("ticket-grab", "single-ticket", "stadium", "flash-sale", "database");

    /** Their folder in the sources. */
    private static final Path SOURCES = Path.of("data", "scenarios");

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

    /** A sentence about each case, by its name. */
    static Map<String, String> titles() throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        for (String name : NAMES) {
            titles.put(name, title(text(Path.of(name))));
        }
        return titles;
    }

    /** Whether the file is a case, by its name or by its path in the sources. */
    static boolean isOne(Path file) {
        return NAMES.contains(nameOf(file))
                && (file.getNameCount() == 1 || file.endsWith(SOURCES.resolve(nameOf(file))))
                && !file.isAbsolute();
    }

    /** The text of the case with that name or path. */
    static String text(Path file) throws IOException {
        String name = nameOf(file);
        try (InputStream in = Scenarios.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("the jar has no scenario " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A hint for a missing file: the case that the user may mean, and the command that lists all. */
    static String near(Path file) {
        String near = DidYouMean.nearest(nameOf(file), NAMES)
                .map(name -> "; did you mean @" + name + "? The")
                .orElse("; the");
        return near + " ready-made cases are listed by: "
                + ThisProgram.running().with("scenarios");
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Scenario read(String name) throws IOException {
        String text = text(Path.of(name));
        List<String> words = ArgumentFiles.words(text);
        Object command = Main.program(words)
                .parseArgs(words.toArray(String[]::new))
                .subcommand()
                .commandSpec()
                .userObject();
        if (command instanceof CompareCommand compare) {
            List<String> guards = compare.named();
            RaceSettings first =
                    compare.options.settingsAtEachLevel(guards.get(0)).get(0);
            return new Scenario(name, title(text), first, guards);
        }
        RunCommand run = (RunCommand) command;
        return new Scenario(name, title(text), run.options.settings(run.guard), List.of(run.guard));
    }

    /** The first sentence of its comment. */
    private static String title(String text) {
        return text.lines()
                .filter(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "))
                .split(END_OF_SENTENCE, 2)[0];
    }
}

package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import ticketrace.cli.Ticketrace.Finished;
import ticketrace.view.words.ThisProgram;

/**
 * Runs commands in the JVM of the test as if a shell started them in a folder, for tests that need no separate launcher
 * process. Runs go to {@code data/runs} below the folder. A word that names a file in the folder means that file. The
 * output shows paths relative to the folder, unless the command named them in full.
 *
 * <p>A test that has its buyers start from the jar, too, is extended with {@link ticketrace.FromTheJar}.
 */
record TicketraceHere(Path folder) {

    private static final Set<String> RACING = Set.of("run", "compare", "step", "explore", "replay", "explain");
    private static final String RUNS = "--runs-dir";

    static TicketraceHere in(Path folder) {
        return new TicketraceHere(folder);
    }

    /** The end of a hint of what to type next. */
    static String hint(String words) {
        return ThisProgram.running().command() + " " + words;
    }

    Finished run(String... arguments) {
        Finished finished = InThisJvm.run(placed(arguments));
        boolean absolute = Arrays.stream(arguments).anyMatch(word -> word.startsWith(folder.toString()));
        return absolute ? finished : new Finished(finished.exit(), fromHere(finished.out()), fromHere(finished.err()));
    }

    /** Runs a command; fails unless it prints nothing on standard error and only plain text on standard output. */
    Finished runsQuietly(String... arguments) {
        Finished finished = run(arguments);
        assertThat(finished.err())
                .as("standard error of %s", List.of(arguments))
                .isEmpty();
        assertThat(finished.out()).doesNotContain(Ticketrace.ESCAPE);
        return finished;
    }

    private String[] placed(String[] arguments) {
        List<String> placed = new ArrayList<>();
        for (String word : arguments) {
            boolean isPlace = !placed.isEmpty() && placed.get(placed.size() - 1).equals(RUNS);
            placed.add(isPlace || isThere(word) ? folder.resolve(word).toString() : word);
        }
        if (RACING.contains(arguments[0]) && !placed.contains(RUNS)) {
            placed.addAll(List.of(RUNS, folder.resolve("data").resolve("runs").toString()));
        }
        return placed.toArray(String[]::new);
    }

    private boolean isThere(String word) {
        return !word.isBlank() && !word.startsWith("-") && Files.exists(folder.resolve(word));
    }

    private String fromHere(String said) {
        return said.replace(folder + "/", "");
    }
}

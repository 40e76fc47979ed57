package ticketrace.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a test class only if Python is installed, in which the benchmark is written. Where {@code CI} is set, it must
 * be.
 */
final class PythonIsInstalled implements ExecutionCondition {

    private static final String NAME = "python3";

    /** The path of the Python program itself, which may differ from the file on the search path. */
    static String python() throws IOException {
        Path found = find().orElseThrow(() -> new AssertionError("no " + NAME));
        Process asked = new ProcessBuilder(found.toString(), "-c", "import sys; print(sys.executable)").start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static Optional<Path> find() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (find().isPresent() || System.getenv("CI") != null) {
            return ConditionEvaluationResult.enabled("Python is installed, or a CI machine must have it");
        }
        String why = "no " + NAME + ": install it to test the benchmark";
        System.out.println(context.getDisplayName() + " is skipped: " + why);
        return ConditionEvaluationResult.disabled(why);
    }
}

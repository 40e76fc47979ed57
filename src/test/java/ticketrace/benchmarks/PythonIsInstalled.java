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

/** Whether Python is on this machine, which the benchmark is written in; where {@code CI} is set it has to be. */
final class PythonIsInstalled implements ExecutionCondition {

    private static final String NAME = "python3";

    /** The program itself, whatever stands for it on the search path. */
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
            return ConditionEvaluationResult.enabled("there is Python, or there has to be");
        }
        String why = "no " + NAME + ": install it to test the benchmark";
        System.out.println(context.getDisplayName() + " is left out: " + why);
        return ConditionEvaluationResult.disabled(why);
    }
}

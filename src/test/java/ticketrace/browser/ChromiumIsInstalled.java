package ticketrace.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a test class only if Chromium and its driver are installed. Where {@code CI} is set, a missing one is an error.
 */
final class ChromiumIsInstalled implements ExecutionCondition {

    private static final List<String> PROGRAMS = List.of("chromium", "chromedriver");

    /** The path of a program, found in {@code PATH}; throws AssertionError if it is not there. */
    static Path find(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(missing(program)));
    }

    private static String missing(String program) {
        return "no " + program + ": install Debian's packages chromium and chromium-driver to test pages in a browser";
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean required = System.getenv("CI") != null;
        for (String program : PROGRAMS) {
            try {
                find(program);
            } catch (AssertionError none) {
                if (!required) {
                    System.out.println(context.getDisplayName() + " is skipped: " + none.getMessage());
                    return ConditionEvaluationResult.disabled(none.getMessage());
                }
            }
        }
        return ConditionEvaluationResult.enabled(
                required ? "a CI machine must have a browser" : "Chromium is installed");
    }
}

package ticketrace.multiprocessing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import ticketrace.launch.ForkingThread;
import ticketrace.launch.Parent;
import ticketrace.launch.Patience;

/**
 * Finds out why a child's JVM did not start: starts it once more, without a task, and reads its output. This process
 * cannot read the output of the first one, which went where the child's output goes.
 *
 * @param starts whether the JVM started this time
 * @param words what it printed, as the end of a sentence
 */
record StartDiagnosis(boolean starts, String words) {

    private static final Duration LIMIT = Patience.stretched(Duration.ofSeconds(30));
    private static final int MOST_BYTES = 4096;
    private static final int MOST_LINES = 5;

    /** Starts a JVM as this child was started, and waits for its end. */
    static StartDiagnosis of(ProcessBuilder child) {
        try {
            Process process = ForkingThread.start(alike(child));
            CompletableFuture.delayedExecutor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(process::destroyForcibly);
            process.getOutputStream().close(); // without a task a JVM that starts ends at once
            String said = new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            process.getInputStream().close();
            int code = process.waitFor();
            return code == Parent.ORPHANED
                    ? new StartDiagnosis(true, "; tried once more, it starts")
                    : new StartDiagnosis(false, "; it says: " + inOneLine(said));
        } catch (IOException e) {
            return new StartDiagnosis(false, "; tried once more: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StartDiagnosis(false, "");
        }
    }

    private static ProcessBuilder alike(ProcessBuilder child) {
        ProcessBuilder again = new ProcessBuilder(child.command()).redirectErrorStream(true);
        again.environment().clear();
        again.environment().putAll(child.environment());
        return again;
    }

    private static String inOneLine(String said) {
        return said.isBlank()
                ? "(nothing)"
                : said.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(MOST_LINES)
                        .collect(Collectors.joining(" | "));
    }
}

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Measures the round trip of a line through two pipes, between two JVMs that do nothing else: the least that a turn of a
 * stepped buyer can cost. Prints the median of many, in microseconds.
 */
public final class RoundTrip {

    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 20_000;

    private RoundTrip() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            echo();
            return;
        }
        String java = ProcessHandle.current().info().command().orElse("java");
        Process child = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "RoundTrip",
                        "echo")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer out = child.outputWriter(StandardCharsets.UTF_8);
                BufferedReader in = child.inputReader(StandardCharsets.UTF_8)) {
            for (int round = 0; round < WARM_UP; round++) {
                ask(out, in);
            }
            long[] nanos = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long begun = System.nanoTime();
                ask(out, in);
                nanos[round] = System.nanoTime() - begun;
            }
            Arrays.sort(nanos);
            System.out.println(nanos[ROUNDS / 2] / 1000.0);
        }
        child.waitFor();
    }

    private static void ask(Writer out, BufferedReader in) throws IOException {
        out.write("go\n");
        out.flush();
        if (in.readLine() == null) {
            throw new IOException("the child has ended");
        }
    }

    private static void echo() throws IOException {
        BufferedReader in = new BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(line);
        }
    }
}

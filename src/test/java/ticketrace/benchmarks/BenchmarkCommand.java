package ticketrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ticketrace.Limits;

/**
 * {@code benchmarks/run} with a search path of its own, on which there is nothing but what a test puts there.
 *
 * @param folder where it measures and keeps its results
 */
record BenchmarkCommand(Path folder) {

    private static final Path RUN = Path.of("benchmarks", "run").toAbsolutePath();
    private static final Path REAL_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** How it ended, and all that it said. */
    record Ended(int exit, String said) {}

    Path runs() {
        return folder.resolve("runs");
    }

    Path results() {
        return folder.resolve("results");
    }

    private Path programs() throws IOException {
        return Files.createDirectories(folder.resolve("programs"));
    }

    /** Puts the machine's own program on the search path, if there is one. */
    void allow(String program) throws IOException {
        for (String known : System.getenv("PATH").split(":", -1)) {
            Path there = Path.of(known, program);
            if (!known.isEmpty() && Files.isExecutable(there)) {
                Files.createSymbolicLink(programs().resolve(program), there);
                return;
            }
        }
    }

    /** Puts a program on the search path that is a shell script. */
    Path pretend(String program, String... lines) throws IOException {
        Path script = Files.writeString(programs().resolve(program), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return runOn(REAL_JAVA, arguments);
    }

    Ended runOn(Path java, String... arguments) throws IOException, InterruptedException {
        return end(start(java, arguments));
    }

    Process start(String... arguments) throws IOException {
        return start(REAL_JAVA, arguments);
    }

    private Process start(Path java, String... arguments) throws IOException {
        // a shell without job control has its children ignore Ctrl-C, and so would a test that it started
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT"));
        command.addAll(List.of(PythonIsInstalled.python(), RUN.toString()));
        command.addAll(List.of("--java", java.toString(), "--jar", System.getProperty("ticketrace.jar")));
        command.addAll(
                List.of("--dir", runs().toString(), "--results", results().toString(), "--rounds", "1"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("PATH", programs().toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    /** Waits for the end. */
    Ended end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(Limits.WORK.toNanos(), TimeUnit.NANOSECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("not within " + Limits.WORK + ": " + Files.readString(folder.resolve("said")));
        }
        return new Ended(process.exitValue(), Files.readString(folder.resolve("said")));
    }
}

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
 * Runs {@code benchmarks/run} with its own search path, which contains only the programs that a test puts there.
 *
 * @param folder the folder for its temporary files and its results
 */
record BenchmarkCommand(Path folder) {

    private static final Path RUN = Path.of("benchmarks", "run").toAbsolutePath();
    private static final Path REAL_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** The exit code of the command and its output, on both streams. */
    record Finished(int exit, String output) {}

    Path runs() {
        return folder.resolve("runs");
    }

    Path results() {
        return folder.resolve("results");
    }

    private Path programs() throws IOException {
        return Files.createDirectories(folder.resolve("programs"));
    }

    /** Puts an installed program on the search path; does nothing if it is not installed. */
    void allow(String program) throws IOException {
        for (String searched : System.getenv("PATH").split(":", -1)) {
            Path installed = Path.of(searched, program);
            if (!searched.isEmpty() && Files.isExecutable(installed)) {
                Files.createSymbolicLink(programs().resolve(program), installed);
                return;
            }
        }
    }

    /** Puts a shell script under the name of this program on the search path. */
    Path pretend(String program, String... lines) throws IOException {
        Path script = Files.writeString(programs().resolve(program), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Finished run(String... arguments) throws IOException, InterruptedException {
        return runOn(REAL_JAVA, arguments);
    }

    Finished runOn(Path java, String... arguments) throws IOException, InterruptedException {
        return end(start(java, arguments));
    }

    Process start(String... arguments) throws IOException {
        return start(REAL_JAVA, arguments);
    }

    private Process start(Path java, String... arguments) throws IOException {
        // restores the default for Ctrl-C, which a shell without job control makes its children ignore
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT"));
        command.addAll(List.of(PythonIsInstalled.python(), RUN.toString()));
        command.addAll(List.of("--java", java.toString(), "--jar", System.getProperty("ticketrace.jar")));
        command.addAll(
                List.of("--dir", runs().toString(), "--results", results().toString(), "--rounds", "1"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("PATH", programs().toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    /** Waits until the command has ended. */
    Finished end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(Limits.WORK.toNanos(), TimeUnit.NANOSECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("benchmarks/run did not end within " + Limits.WORK + ": "
                    + Files.readString(folder.resolve("output")));
        }
        return new Finished(process.exitValue(), Files.readString(folder.resolve("output")));
    }
}

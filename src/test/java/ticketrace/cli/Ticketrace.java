package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import ticketrace.Scratch;

/**
 * Runs the jar in its own process, as users do. JVM options make it start sooner and compile less, because the tests
 * start a thousand processes that live for a second.
 *
 * @param jar the jar
 * @param java the JVM that runs it
 * @param directory the working directory of the process
 * @param wrapper a command that starts the JVM; usually empty
 * @param environment the variables that are added to the environment
 * @param plugIns the jars and folders after the jar on the class path
 */
public record Ticketrace(
        Path jar,
        Path java,
        Path directory,
        List<String> wrapper,
        Map<String, String> environment,
        List<String> plugIns) {

    /** The first character of every terminal control sequence. */
    static final String ESCAPE = "\u001b";

    /** The first command after a build prints this on standard error. Any test can be the first. */
    static final String GETTING_READY = "Getting ready (only this once) ...\n";

    private static final Path BUILDING_JDK = Path.of(System.getProperty("java.home"));
    private static final List<String> SHORT_LIVED =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    /** Runs the jar that was just built, on the JDK of this test, in this directory. */
    public static Ticketrace in(Path directory) {
        return new Ticketrace(builtJar(), BUILDING_JDK, directory, List.of(), Map.of(), List.of());
    }

    public static Path builtJar() {
        return Path.of(Objects.requireNonNull(
                System.getProperty("ticketrace.jar"), "the system property ticketrace.jar says where the jar is"));
    }

    /** The end of a printed hint to run the built jar with these words; a path may stand before {@code java}. */
    static String hint(String words) {
        return "java -jar " + builtJar() + " " + words;
    }

    public Ticketrace fromJar(Path other) {
        return new Ticketrace(other, java, directory, wrapper, environment, plugIns);
    }

    Ticketrace onJdk(Path home) {
        return new Ticketrace(jar, home, directory, wrapper, environment, plugIns);
    }

    Ticketrace startedBy(String... command) {
        return new Ticketrace(jar, java, directory, List.of(command), environment, plugIns);
    }

    /**
     * The same command, which Ctrl-C interrupts. A background process may ignore Ctrl-C, and its children inherit this;
     * env(1) restores SIGINT.
     */
    Ticketrace interruptible() {
        return startedBy("env", "--default-signal=INT");
    }

    public Ticketrace with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Ticketrace(jar, java, directory, wrapper, more, plugIns);
    }

    /** The same command with only these jars and folders after the jar on the class path. */
    Ticketrace withPlugIns(Path... behind) {
        return new Ticketrace(
                jar,
                java,
                directory,
                wrapper,
                environment,
                Stream.of(behind).map(Path::toString).toList());
    }

    /** Runs a command to its end. */
    public Finished run(String... arguments) throws IOException, InterruptedException {
        try (Running running = start(arguments)) {
            return running.finish();
        }
    }

    /** Runs a command; fails unless it prints nothing on standard error and only plain text on standard output. */
    public Finished runsQuietly(String... arguments) throws IOException, InterruptedException {
        Finished finished = run(arguments);
        assertThat(finished.err())
                .as("standard error of %s", List.of(arguments))
                .isEmpty();
        assertThat(finished.out()).as("what goes to a pipe").doesNotContain(ESCAPE);
        return finished;
    }

    /** Starts a command. */
    Running start(String... arguments) throws IOException {
        return startCommand(commandLine(arguments));
    }

    /** The whole command line. */
    List<String> commandLine(String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(java.resolve("bin").resolve("java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(archiveOptions());
        if (plugIns.isEmpty()) {
            command.addAll(List.of("-jar", jar.toString()));
        } else {
            String behind = String.join(File.pathSeparator, plugIns);
            command.addAll(List.of("-cp", jar + File.pathSeparator + behind, "ticketrace.Ticketrace"));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** The class archive of the build fits only the jar of the build, on the JDK of the build. */
    private List<String> archiveOptions() {
        String archive = System.getProperty("ticketrace.archive");
        boolean fits = jar.equals(builtJar()) && java.equals(BUILDING_JDK);
        return archive != null && fits ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    }

    /** Starts the command as it is, in the directory and with the environment of this object. */
    Running startCommand(List<String> command) throws IOException {
        Path out = Scratch.file("ticketrace-out-");
        Path err = Scratch.file("ticketrace-err-");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("NO_COLOR", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return new Running(builder.start(), command, out, err);
    }

    /**
     * How a command ended.
     *
     * @param exit its exit code
     * @param out its standard output
     * @param err its standard error without {@link #GETTING_READY}
     */
    public record Finished(int exit, String out, String err) {

        static Finished of(int exit, Path out, Path err) throws IOException {
            return of(
                    exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
        }

        static Finished of(int exit, String out, String err) {
            return new Finished(exit, out, err.replace(GETTING_READY, ""));
        }

        /** Fails unless the command printed only one line, on standard error, and that line has these words. */
        public void assertOneLineOfError(int exitCode, String... words) {
            assertThat(exit).as("exit code of %s", this).isEqualTo(exitCode);
            assertThat(out).as("standard output").isEmpty();
            assertThat(err).startsWith("ticketrace: ").endsWith("\n");
            assertThat(err.lines()).as("standard error").hasSize(1);
            assertThat(err).contains(words);
        }

        public List<String> outLines() {
            return out.lines().toList();
        }
    }
}

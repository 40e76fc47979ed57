package ticketrace.process;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The command that starts a JVM on this one's JDK and class path. */
final class JvmCommand {

    /** A short-lived process has no use for a parallel collector or for counters in a shared file. */
    static final List<String> LEAN = List.of("-XX:-UsePerfData", "-Xshare:auto");

    /** What the JVM itself has to say goes to standard error: standard output may be a protocol. */
    static final List<String> SILENT =
            List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=error:stderr");

    private static final List<String> INHERITED = List.of(
            "-D",
            "-Xmx",
            "-Xms",
            "-Xss",
            "-ea",
            "-da",
            "-esa",
            "-dsa",
            "-enableassertions",
            "-disableassertions",
            "--add-opens",
            "--add-exports",
            "--add-modules",
            "--add-reads",
            "--enable-preview",
            "--enable-native-access",
            "-Xbootclasspath/a:",
            "-XX:");

    /** Two JVMs cannot share a management port, a recording, or an archive that they write. */
    private static final List<String> NOT_INHERITED = List.of(
            "-Dcom.sun.management.",
            "-XX:StartFlightRecording",
            "-XX:FlightRecorderOptions",
            "-XX:ArchiveClassesAtExit");

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");
    private static final String LEAN_COLLECTOR = "-XX:+UseSerialGC";

    private JvmCommand() {}

    static List<String> of(List<String> shield, List<String> jvmOptions, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(shield);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LEAN);
        if (jvmOptions.stream().noneMatch(option -> COLLECTOR.matcher(option).matches())) {
            command.add(LEAN_COLLECTOR); // a JVM refuses to start with two
        }
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(classPath());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** The one jar that this JVM runs from, as an absolute path; empty if it runs from folders or several jars. */
    static Optional<Path> jar() {
        String path = System.getProperty("java.class.path");
        boolean one = path.endsWith(".jar") && !path.contains(File.pathSeparator);
        return one ? Optional.of(Path.of(path).toAbsolutePath()).filter(Files::isRegularFile) : Optional.empty();
    }

    /** An archive of classes is for a jar of this very name. */
    private static String classPath() {
        return jar().map(Path::toString).orElse(System.getProperty("java.class.path"));
    }

    /** What starts a {@link ChildMain}. */
    static ProcessBuilder ofChild(boolean daemon, Redirect output, Redirect errors) {
        List<String> shield = daemon ? Shield.endingWithParent() : List.of();
        ProcessBuilder builder =
                new ProcessBuilder(of(shield, inheritedOptions(), ChildMain.class.getName(), List.of()));
        forgetOptionsIn(builder.environment());
        boolean inOneFile = output.type() == Redirect.Type.WRITE && output.equals(errors);
        return builder.redirectErrorStream(inOneFile).redirectOutput(output).redirectError(errors);
    }

    /** Their options are among this JVM's own; agents in them would be started again. */
    private static void forgetOptionsIn(Map<String, String> environment) {
        environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    }

    /** This JVM's own options, but for those that would have two JVMs share a port or a file, as agents do. */
    private static List<String> inheritedOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> INHERITED.stream().anyMatch(option::startsWith))
                .filter(option -> NOT_INHERITED.stream().noneMatch(option::startsWith))
                .toList();
    }
}

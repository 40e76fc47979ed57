package ticketrace.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a JVM on this one's JDK and class path. */
final class JvmCommand {

    /** A short-lived process has no use for a parallel collector or for counters in a shared file. */
    static final List<String> LEAN = List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto");

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
            "-XX:");

    private JvmCommand() {}

    static List<String> of(List<String> shield, List<String> jvmOptions, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(shield);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LEAN);
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** This JVM's own options, but for those that would have two JVMs share a port or a file, as agents do. */
    static List<String> inheritedOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> INHERITED.stream().anyMatch(option::startsWith))
                .toList();
    }
}

package ticketrace.launch;

import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The command that starts a JVM on this JVM's JDK and class path. This process starts every JVM by such a command, and
 * the JVM gets the options in the command and no others.
 */
public final class JvmCommand {

    /** A short-lived process needs no parallel collector and no counters in a shared file. */
    static final List<String> LEAN = List.of("-XX:-UsePerfData", "-Xshare:auto");

    /** The JVM's own messages go to standard error: standard output may carry a protocol. */
    static final List<String> SILENT =
            List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=error:stderr");

    /**
     * A JVM reads more options from these variables. The user set them for this process; a child would get them in
     * addition.
     */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");
    private static final String LEAN_COLLECTOR = "-XX:+UseSerialGC";

    private JvmCommand() {}

    static ProcessBuilder of(List<String> prefix, List<String> jvmOptions, String mainClass, List<String> arguments) {
        return of(prefix, jvmOptions, ClassPath.ofThisJvm(), mainClass, arguments);
    }

    static ProcessBuilder of(
            List<String> prefix,
            List<String> jvmOptions,
            ClassPath classPath,
            String mainClass,
            List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(java(jvmOptions));
        command.add("-cp");
        command.add(classPath.text());
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        forgetOptionsIn(builder.environment());
        return builder;
    }

    /**
     * The command of a child that does a task of its parent. It has those options of this JVM that are safe in a second
     * one.
     */
    public static ProcessBuilder ofChild(String mainClass, boolean daemon, Redirect output, Redirect errors) {
        List<String> prefix = daemon ? CommandPrefix.endingWithParent() : List.of();
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> options = new ArrayList<>(CrashReport.amongTemporaryFiles().options());
        options.addAll(InheritedOptions.of(own)); // of two options for the same thing, the JVM obeys the later one
        ProcessBuilder builder = of(prefix, options, mainClass, List.of());
        boolean inOneFile = output.type() == Redirect.Type.WRITE && output.equals(errors);
        return builder.redirectErrorStream(inOneFile).redirectOutput(output).redirectError(errors);
    }

    /** The program, and the options of its JVM. */
    static List<String> java(List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LEAN);
        if (jvmOptions.stream().noneMatch(option -> COLLECTOR.matcher(option).matches())) {
            command.add(LEAN_COLLECTOR); // with two collectors a JVM refuses to start
        }
        command.addAll(jvmOptions);
        return command;
    }

    static void forgetOptionsIn(Map<String, String> environment) {
        environment.keySet().removeAll(VARIABLES);
    }
}

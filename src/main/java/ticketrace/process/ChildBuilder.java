package ticketrace.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a child process is to be, then starts it.
 *
 * <p>The child runs on the JDK and the class path of this process, with a small heap and without what a short-lived
 * process has no use for. Not thread-safe; one builder starts any number of children.
 */
public final class ChildBuilder {

    private static final List<String> LEAN_JVM =
            List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto", "-Xss512k");

    private final String name;
    private final String mainClass;
    private final List<String> arguments = new ArrayList<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private String heap = "32m";
    private ProcessBuilder.Redirect errors = ProcessBuilder.Redirect.INHERIT;

    public ChildBuilder(String name, Class<?> mainClass) {
        this.name = name;
        this.mainClass = mainClass.getName();
    }

    /** The arguments of the child's main method. Any text is passed on as it is. */
    public ChildBuilder arguments(List<String> added) {
        arguments.addAll(added);
        return this;
    }

    /** One more option of the child's JVM. */
    public ChildBuilder jvmOption(String option) {
        jvmOptions.add(option);
        return this;
    }

    /** The child's largest heap, as {@code -Xmx} takes it. */
    public ChildBuilder heap(String size) {
        this.heap = size;
        return this;
    }

    /** Where the child's standard error goes; without this, where the parent's goes. */
    public ChildBuilder errorsTo(Path file) {
        this.errors = ProcessBuilder.Redirect.to(file.toFile());
        return this;
    }

    public ChildProcess start(ChildListener listener) throws IOException {
        return ChildProcess.start(name, new ProcessBuilder(command()).redirectError(errors), listener);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(Shield.command());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LEAN_JVM);
        command.add("-Xmx" + heap);
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}

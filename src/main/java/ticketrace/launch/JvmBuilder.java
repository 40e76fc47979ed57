package ticketrace.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a child JVM, then starts it.
 *
 * <p>The child uses the JDK and the class path of this process. It has a small heap, and no features that a short-lived
 * process does not need. Not thread-safe; one builder starts any number of children.
 */
public final class JvmBuilder {

    private static final String SMALL_STACKS = "-Xss512k";

    private final String name;
    private final String mainClass;
    private final List<String> arguments = new ArrayList<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private String heap = "32m";
    private boolean givesWay;
    private @Nullable Path log;

    public JvmBuilder(String name, Class<?> mainClass) {
        this.name = name;
        this.mainClass = mainClass.getName();
    }

    /** The arguments of the child's main method. They may contain any text. */
    public JvmBuilder arguments(List<String> added) {
        arguments.addAll(added);
        return this;
    }

    /** One more option of the child's JVM. */
    public JvmBuilder jvmOption(String option) {
        jvmOptions.add(option);
        return this;
    }

    /** More options of the child's JVM. */
    public JvmBuilder jvmOptions(List<String> options) {
        jvmOptions.addAll(options);
        return this;
    }

    /** The child's largest heap, as {@code -Xmx} takes it. */
    public JvmBuilder heap(String size) {
        this.heap = size;
        return this;
    }

    /** Whether other processes, also this JVM, get the processor before the child. */
    public JvmBuilder givesWay(boolean wish) {
        this.givesWay = wish;
        return this;
    }

    /**
     * Sends the child's standard error into this file. If the child's JVM crashes, it writes its report beside this
     * file. Without this setting, the standard error is the parent's, and the report is in the folder for temporary
     * files.
     */
    public JvmBuilder errorsTo(Path file) {
        this.log = file;
        return this;
    }

    public ForkedJvm start(ChildListener listener) throws IOException {
        CrashReport crash = log == null ? CrashReport.amongTemporaryFiles() : new CrashReport(log);
        return ForkedJvm.start(name, command(crash), crash, listener);
    }

    private ProcessBuilder command(CrashReport crash) {
        List<String> options = new ArrayList<>(List.of(SMALL_STACKS, "-Xmx" + heap));
        options.addAll(JvmCommand.SILENT);
        options.addAll(crash.options());
        options.addAll(jvmOptions);
        List<String> prefix = CommandPrefix.endingWithParent();
        ProcessBuilder builder = JvmCommand.of(
                CommandPrefix.deafToCtrlC(givesWay ? CommandPrefix.givingWay(prefix) : prefix),
                options,
                mainClass,
                arguments);
        return builder.redirectError(
                log == null ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.to(log.toFile()));
    }
}

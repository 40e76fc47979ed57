package ticketrace.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a child process is to be, then starts it.
 *
 * <p>The child runs on the JDK and the class path of this process, with a small heap and without what a short-lived
 * process has no use for. Not thread-safe; one builder starts any number of children.
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

    /** The arguments of the child's main method. Any text is passed on as it is. */
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

    /** The child lets others have the processor first, this JVM among them, when there is not enough for all. */
    public JvmBuilder givesWay(boolean purchaseKind) {
        this.givesWay = purchaseKind;
        return this;
    }

    /**
     * Where the child's standard error goes; without this, where the parent's goes. If its JVM crashes, the JVM's report lies
     * beside it, without this among temporary files, and not in the working directory.
     */
    public JvmBuilder errorsTo(Path file) {
        this.log = file;
        return this;
    }

    public ForkedJvm start(JvmListener listener) throws IOException {
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

package ticketrace.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The programs in front of a child's command. Each makes a setting that {@code exec} keeps, and then becomes the child,
 * with the same pid.
 *
 * <p>The shell makes the child ignore Ctrl-C, and prevents a core dump in the working directory if the child crashes.
 * {@code setpriv} makes the kernel kill the child when its parent ends, even if the child is stopped (SIGSTOP) and
 * cannot notice the end of its pipe. {@code nice} lowers the child's priority. If one of the programs is missing, the
 * child starts without it.
 *
 * <p>See sh(1), setpriv(1), nice(1), {@code PR_SET_PDEATHSIG} in prctl(2).
 */
public final class CommandPrefix {

    static final String SHELL = "/bin/sh";

    private static final List<String> DEAF_TO_CTRL_C =
            List.of(SHELL, "-c", "trap '' INT; ulimit -S -c 0; exec \"$@\"", "sh");
    private static final List<String> ENDS_WITH_PARENT = List.of("setpriv", "--pdeathsig", "KILL");
    private static final List<String> GIVES_WAY = List.of("nice", "-n", "10");

    /** How long a trial of a program may make no progress. */
    private static final Duration TRIAL_LIMIT = Duration.ofSeconds(5);

    /** Loaded once, when this process starts its first child. */
    private static final class Found {
        static final boolean SHELL_IS_THERE = Files.isExecutable(Path.of(SHELL));
        static final boolean SETPRIV_WORKS = works(ENDS_WITH_PARENT);
        static final boolean NICE_WORKS = works(GIVES_WAY);
    }

    private CommandPrefix() {}

    /** The prefix that makes the kernel kill the child when its parent ends. */
    public static List<String> endingWithParent() {
        return Found.SETPRIV_WORKS ? ENDS_WITH_PARENT : List.of();
    }

    /** This prefix, and one that lowers the child's priority. */
    static List<String> givingWay(List<String> prefix) {
        List<String> command = new ArrayList<>(Found.NICE_WORKS ? GIVES_WAY : List.of());
        command.addAll(prefix);
        return command;
    }

    /** This prefix, and one that makes the child ignore Ctrl-C and write no core dump. */
    static List<String> deafToCtrlC(List<String> prefix) {
        List<String> command = new ArrayList<>(Found.SHELL_IS_THERE ? DEAF_TO_CTRL_C : List.of());
        command.addAll(prefix);
        return command;
    }

    /** Whether a command can run with this prefix: not every setpriv knows the option. */
    private static boolean works(List<String> prefix) {
        List<String> trial = new ArrayList<>(prefix);
        trial.add("true");
        try {
            Process process = new ProcessBuilder(trial)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (ProgressLimit.on(TRIAL_LIMIT, process.pid())
                    .await(nanos -> process.waitFor(nanos, TimeUnit.NANOSECONDS))) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}

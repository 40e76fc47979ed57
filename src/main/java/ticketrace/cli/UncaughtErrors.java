package ticketrace.cli;

import java.lang.Thread.UncaughtExceptionHandler;

/**
 * What the process says at its end when something was thrown that nobody caught: before the command line was read, by an
 * error of the JVM, on another thread, or while it was ending already. One line and a documented exit code, whatever it was:
 * with one of its threads gone, this process is of no use.
 */
public final class UncaughtErrors implements UncaughtExceptionHandler {

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        int exit = ExitCode.INTERNAL;
        try {
            exit = FailureMessage.of(thrown).tell();
        } catch (Throwable evenThat) { // for instance, for lack of memory
            System.err.println("ticketrace: " + thrown.getClass().getName());
        }
        if (!isEnding()) {
            System.exit(exit);
        }
    }

    /** Whether the process is ending; who ends it then, on a thread that this waits for, waits for ever. */
    private static boolean isEnding() {
        Thread none = new Thread(() -> {}, "is-it-ending");
        try {
            Runtime.getRuntime().addShutdownHook(none);
            Runtime.getRuntime().removeShutdownHook(none);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }
}

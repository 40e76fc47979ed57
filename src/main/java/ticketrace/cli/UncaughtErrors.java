package ticketrace.cli;

import java.lang.Thread.UncaughtExceptionHandler;

/**
 * Ends the process after an exception that no code caught: thrown before the command line was read, by the JVM, on another
 * thread, or while the process was ending. It prints one line and uses a documented exit code. The process ends because one
 * of its threads is gone.
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

    /** Whether the process is ending. To call exit then, on a thread that the end waits for, would wait for ever. */
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

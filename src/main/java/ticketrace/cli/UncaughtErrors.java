package ticketrace.cli;

import java.lang.Thread.UncaughtExceptionHandler;

/**
 * Ends the process after an exception that no code caught: thrown before the command line was read, by the JVM, on
 * another thread, or while the process was ending. It prints one line and uses a documented exit code. The process must
 * end, because one of its threads has ended.
 */
public final class UncaughtErrors implements UncaughtExceptionHandler {

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        int exit = ExitCode.INTERNAL;
        try {
            exit = FailureMessage.of(thrown).tell();
        } catch (Throwable evenThat) { // for instance, there is no memory left
            System.err.println("ticketrace: " + thrown.getClass().getName());
        }
        if (!isEnding()) {
            System.exit(exit);
        }
    }

    /**
     * Whether the process is ending. Then a thread for which the end waits must not call exit: it would wait for ever.
     */
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

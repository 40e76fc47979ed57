package ticketrace;

import ticketrace.cli.Main;
import ticketrace.cli.UncaughtErrors;

/** The entry class of the jar. */
public final class Ticketrace {

    private Ticketrace() {}

    /** Runs the command line, and exits with its exit code. */
    public static void main(String[] arguments) {
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtErrors());
        System.exit(Main.execute(arguments));
    }
}

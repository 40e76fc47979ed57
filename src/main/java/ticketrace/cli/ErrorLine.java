package ticketrace.cli;

import ticketrace.input.Printable;

/** One line on standard error: what failed, where, and what to do. */
final class ErrorLine {

    private ErrorLine() {}

    static void tell(String line) {
        System.err.println("ticketrace: " + Printable.spelledOut(line.replaceAll("\\s*\\R\\s*", " ")));
        System.err.flush();
    }
}

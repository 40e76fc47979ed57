package ticketrace.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * The standard error of a piece of code, and the exit code that it returned.
 *
 * @param exit the exit code
 * @param text the printed text
 */
record PrintedErrors(int exit, String text) {

    static synchronized PrintedErrors of(IntSupplier code) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            int exit = code.getAsInt();
            return new PrintedErrors(exit, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}

package ticketrace.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Checks the working directory. If the locale has no letters for its name, the JVM knows it by another name: it would look for
 * files in a folder that does not exist, or make that folder.
 */
final class WorkingFolder {

    /** The character for bytes that are no letters. */
    private static final char UNREADABLE = '\uFFFD';

    private static final String ENCODING = "sun.jnu.encoding";

    private WorkingFolder() {}

    /** Refuses a command that would look for a file in such a directory. */
    static void check(CommandSpec command) {
        if (!isSayable() && command.args().stream().anyMatch(WorkingFolder::isBelowIt)) {
            throw new ParameterException(
                    command.commandLine(), "the name of the working directory cannot be said " + inThisLocale());
        }
    }

    private static boolean isSayable() {
        String name = System.getProperty("user.dir");
        try {
            return name.indexOf(UNREADABLE) < 0 && Path.of(name).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isBelowIt(ArgSpec argument) {
        return argument.getValue() instanceof Path path && !path.isAbsolute();
    }

    /** Why a text cannot be the name of a file. */
    static String why(InvalidPathException e) {
        return e.getReason().contains("unmappable")
                ? "this name cannot be said " + inThisLocale()
                : "this is no name of a file: " + e.getReason();
    }

    private static String inThisLocale() {
        return "in the current locale (" + System.getProperty(ENCODING) + "); try LC_ALL=C.UTF-8";
    }
}

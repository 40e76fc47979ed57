package ticketrace.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Checks the working directory. If the locale cannot encode its name, the JVM has a wrong name for it: it would look
 * for files in a folder that does not exist, or create that folder.
 */
final class WorkingFolder {

    /** The JVM's character for bytes that it cannot decode. */
    private static final char UNREADABLE = '\uFFFD';

    private static final String ENCODING = "sun.jnu.encoding";

    private WorkingFolder() {}

    /** Refuses a command that would look for a file in such a directory. */
    static void check(CommandSpec command) {
        if (!isSayable() && command.args().stream().anyMatch(WorkingFolder::isBelowIt)) {
            throw new ParameterException(
                    command.commandLine(), "the name of the working directory cannot be written " + inThisLocale());
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
                ? "this name cannot be written " + inThisLocale()
                : "this is not the name of a file: " + e.getReason();
    }

    private static String inThisLocale() {
        return "in the current locale (" + System.getProperty(ENCODING) + "); try LC_ALL=C.UTF-8";
    }
}

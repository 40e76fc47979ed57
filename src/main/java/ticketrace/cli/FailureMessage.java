package ticketrace.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.plugin.BrokenPlugInException;
import ticketrace.run.WholeFile;

/**
 * The message for any failure: one line and an exit code. Only a mistake in this program has a stack trace to show, and that
 * goes into a file.
 *
 * @param exit the exit code
 * @param line what failed, where, and what to do
 * @param mistake what was thrown, if it is a mistake in this program
 */
record FailureMessage(int exit, String line, @Nullable Throwable mistake) {

    /** The JVM's words for a fault in mapped memory: the disk is full, or another program cut the file. */
    private static final String FAULT = "a fault occurred";

    static FailureMessage of(Throwable thrown) {
        Throwable cause = withoutWrapping(thrown);
        if (cause instanceof IOException io) {
            return new FailureMessage(ExitCode.IO_ERROR, ioMessage(io), null);
        }
        if (cause instanceof InvalidPathException name) {
            return new FailureMessage(ExitCode.USAGE, WorkingFolder.why(name), null);
        }
        if (cause instanceof BrokenPlugInException broken) {
            return new FailureMessage(ExitCode.USAGE, String.valueOf(broken.getMessage()), null);
        }
        if (cause instanceof InterruptedException) {
            return new FailureMessage(ExitCode.INTERRUPTED, "interrupted", null);
        }
        if (cause instanceof OutOfMemoryError lack) {
            return new FailureMessage(ExitCode.IO_ERROR, lackOf(String.valueOf(lack.getMessage())), null);
        }
        if (cause instanceof InternalError error
                && String.valueOf(error.getMessage()).contains(FAULT)) {
            String line = "a file in memory could not be read or written: is the disk full, or was the file cut?";
            return new FailureMessage(ExitCode.IO_ERROR, line, null);
        }
        if (cause instanceof NoClassDefFoundError missing && isName(missing.getMessage())) {
            String line = "the class " + missing.getMessage()
                    + " cannot be loaded: was the jar replaced or damaged while" + " it ran? Start it again";
            return new FailureMessage(ExitCode.IO_ERROR, line, null);
        }
        return new FailureMessage(ExitCode.INTERNAL, "internal error, please report it: " + cause, thrown);
    }

    /** The cause below exceptions that only wrap another one. */
    private static Throwable withoutWrapping(Throwable thrown) {
        Throwable cause = thrown.getCause();
        if (cause == null) {
            return thrown;
        }
        boolean saysNothing = thrown instanceof UncheckedIOException
                || thrown.getMessage() == null
                || thrown.getMessage().equals(cause.toString());
        return saysNothing ? withoutWrapping(cause) : thrown;
    }

    private static String lackOf(String memory) {
        return memory.contains("native thread")
                ? "no further thread or process can be started: this user may have no more (ulimit -u), or the memory"
                        + " is used up"
                : "the memory is used up (" + memory + "); start it with more, such as java -Xmx2g";
    }

    /** Whether the message is the name of a missing class; it can also tell of a class that failed before. */
    private static boolean isName(@Nullable String message) {
        return message != null && !message.contains(" ");
    }

    /** The message of a file exception. The JDK's often say only which file; their class says the rest. */
    private static String ioMessage(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() == null && file.getFile() != null) {
            if (e instanceof NoSuchFileException) {
                return file.getFile() + (file.getFile().contains(": ") ? "" : ": there is no such file");
            }
            if (e instanceof AccessDeniedException) {
                return file.getFile() + ": permission denied";
            }
            if (e instanceof FileAlreadyExistsException) {
                return file.getFile() + ": is there already, and in the way";
            }
            if (e instanceof NotDirectoryException) {
                return file.getFile() + ": is no folder";
            }
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Prints the message on standard error, and returns the exit code. */
    int tell() {
        String trace = mistake == null ? "" : kept(mistake);
        ErrorLine.tell(line + trace);
        return exit;
    }

    /** The file with the stack trace; or its first line, if no file can be written. */
    private static String kept(Throwable mistake) {
        try {
            Path file = Files.createTempFile("ticketrace-error-", ".txt");
            WholeFile.write(file, out -> mistake.printStackTrace(new PrintWriter(out, true)));
            return " (all of it is in " + file + ")";
        } catch (IOException | RuntimeException cannotBeKept) {
            StackTraceElement[] trace = mistake.getStackTrace();
            return trace.length == 0 ? "" : " (at " + trace[0] + ")";
        }
    }
}

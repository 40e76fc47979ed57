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
 * The message for any failure: one line and an exit code. Only an error in this program has a stack trace, which goes
 * into a file.
 *
 * @param exit the exit code
 * @param line what failed, where, and what to do
 * @param mistake what was thrown, if it is an error in this program
 */
record FailureMessage(int exit, String line, @Nullable Throwable mistake) {

    /** The JVM's words for a fault in mapped memory: the disk is full, or another program truncated the file. */
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
            String line = "a mapped file could not be read or written: is the disk full, or was the file truncated?";
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
                ? "no more threads or processes can be started: this user's limit is reached (ulimit -u), or the memory"
                        + " is used up"
                : "the memory is used up (" + memory + "); start it with more, such as java -Xmx2g";
    }

    /** Whether the message is the name of a missing class; it can also be about a class that failed before. */
    private static boolean isName(@Nullable String message) {
        return message != null && !message.contains(" ");
    }

    /** The message of a file exception. Those of the JDK often name only the file; their class says what is wrong. */
    private static String ioMessage(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() == null && file.getFile() != null) {
            if (e instanceof NoSuchFileException) {
                return file.getFile() + (file.getFile().contains(": ") ? "" : ": there is no such file");
            }
            if (e instanceof AccessDeniedException) {
                return file.getFile() + ": permission denied";
            }
            if (e instanceof FileAlreadyExistsException) {
                return file.getFile() + ": a file with this name exists";
            }
            if (e instanceof NotDirectoryException) {
                return file.getFile() + ": is not a folder";
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

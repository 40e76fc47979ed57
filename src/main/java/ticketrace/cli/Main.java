package ticketrace.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import ticketrace.lock.Patience;
import ticketrace.view.Screen;

/** The command {@code ticketrace}: chooses the subcommand and turns every failure into one line and an exit code. */
@Command(
        name = "ticketrace",
        description =
                "Buyers, each a process of its own, race for numbered tickets. See what goes wrong without a lock,"
                        + " and what a lock does about it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit codes: 0 valid or as promised, 2 wrong usage, 3 violated or a promise broken, 4 unknown,"
                    + " 70 internal error, 74 I/O error, 130 interrupted.",
            "On a very slow machine:  " + Patience.VARIABLE + "=5 in the environment has every limit of the program's"
                    + " own, for a process to start or to answer, five times as long.",
            "Start with:  ticketrace demo"
        })
public final class Main implements Runnable {

    /** In the order in which {@code --help} tells of them. */
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            RunCommand.class,
            CompareCommand.class,
            StepCommand.class,
            ExploreCommand.class,
            ReplayCommand.class,
            ExplainCommand.class,
            AuditCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            SqlCommand.class,
            GuardsCommand.class,
            LessonCommand.class,
            ChatCommand.class,
            ServeCommand.class,
            CommandLine.HelpCommand.class);

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    /** Runs the command line and returns the exit code. Prints; does not exit. */
    public static int execute(String... arguments) {
        CommandLine commandLine = new CommandLine(new Main());
        commandsFor(arguments).forEach(commandLine::addSubcommand);
        commandLine
                .registerConverter(Path.class, new Converters.File())
                .setOverwrittenOptionsAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(Main::failed);
        String problem = Patience.problem();
        if (problem != null) {
            complain(commandLine, problem);
            return ExitCode.USAGE;
        }
        for (String argument : arguments) {
            if (argument.startsWith("@") && !new File(argument.substring(1)).isFile()) {
                complain(commandLine, "there is no argument file " + argument.substring(1));
                return ExitCode.USAGE;
            }
        }
        int exit = commandLine.execute(arguments);
        if (System.out.checkError() && !Screen.outputIsPipe()) { // whoever closed a pipe has read enough
            complain(commandLine, "standard output could not be written");
            return ExitCode.IO_ERROR;
        }
        return exit;
    }

    /** To look at the options of all commands takes longer than some commands do: only where none of them is named. */
    private static List<Class<?>> commandsFor(String[] arguments) {
        String named = arguments.length > 0 ? arguments[0] : "";
        for (Class<?> command : COMMANDS) {
            if (command != CommandLine.HelpCommand.class && named.equals(nameOf(command))) {
                return List.of(command);
            }
        }
        return COMMANDS;
    }

    private static String nameOf(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do, or --help");
    }

    private static int wrongUsage(ParameterException e, String[] arguments) {
        complain(e.getCommandLine(), inOneLine(usageMessage(e)));
        return ExitCode.USAGE;
    }

    private static String usageMessage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String message = String.valueOf(e.getMessage()).replaceAll("\\.$", "");
        if (command.getParent() == null) {
            return message + "; commands are: "
                    + String.join(", ", command.getSubcommands().keySet());
        }
        boolean unmatched = e instanceof UnmatchedArgumentException;
        return unmatched ? message + "; see " + command.getCommandSpec().qualifiedName() + " --help" : message;
    }

    private static int failed(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
        Throwable cause =
                e instanceof UncheckedIOException unchecked ? Objects.requireNonNull(unchecked.getCause()) : e;
        if (cause instanceof IOException io) {
            complain(commandLine, inOneLine(ioMessage(io)));
            return ExitCode.IO_ERROR;
        }
        complain(commandLine, "internal error, please report it: " + cause);
        cause.printStackTrace(commandLine.getErr());
        return ExitCode.INTERNAL;
    }

    /** The JDK's file exceptions often say only which file, and leave the rest to their class. */
    private static String ioMessage(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() == null) {
            if (e instanceof NoSuchFileException) {
                return file.getFile() + (file.getFile().contains(": ") ? "" : ": there is no such file");
            }
            if (e instanceof AccessDeniedException) {
                return file.getFile() + ": permission denied";
            }
            if (e instanceof FileAlreadyExistsException) {
                return file.getFile() + ": is there already, and in the way";
            }
        }
        return String.valueOf(e.getMessage());
    }

    private static String inOneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }

    private static void complain(CommandLine commandLine, String line) {
        PrintWriter err = commandLine.getErr();
        err.println("ticketrace: " + line);
        err.flush();
    }
}

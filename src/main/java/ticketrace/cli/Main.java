package ticketrace.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import ticketrace.launch.Patience;
import ticketrace.view.terminal.Screen;
import ticketrace.view.words.ThisProgram;

/** The command {@code ticketrace}: runs the subcommand and turns every failure into one line and an exit code. */
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
            "On a very slow machine:  " + Patience.VARIABLE + "=5 in the environment makes every limit of the program's"
                    + " own, for a process to start or to answer, five times as long.",
            "@FILE stands for the words in that file, and @NAME for a ready-made case.",
            "Start with:  ${ROOT-COMMAND-NAME} demo"
        })
public final class Main implements Runnable {

    /** In the order in which {@code --help} lists them. */
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
            TrapsCommand.class,
            ScenariosCommand.class,
            LessonCommand.class,
            ChatCommand.class,
            ServeCommand.class,
            CommandLine.HelpCommand.class);

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    /** Runs the command line and returns the exit code. Prints; does not exit. */
    public static int execute(String... arguments) {
        String problem = Patience.problem();
        if (problem != null) {
            ErrorLine.tell(problem);
            return ExitCode.USAGE;
        }
        List<String> words;
        try {
            words = ArgumentFiles.expand(List.of(arguments));
        } catch (ArgumentFiles.UnusableException e) {
            ErrorLine.tell(String.valueOf(e.getMessage()));
            return ExitCode.USAGE;
        }
        int exit = execute(program(words), words);
        if (System.out.checkError() && !Screen.outputIsPipe()) { // if the reader closed the pipe, that is no error
            ErrorLine.tell("standard output could not be written");
            return ExitCode.IO_ERROR;
        }
        return exit;
    }

    /** The program with the commands that these words can name. */
    static CommandLine program(List<String> words) {
        CommandLine program = new CommandLine(new Main());
        commandsFor(words).forEach(program::addSubcommand);
        Allowed.check(program);
        return program.setCommandName(ThisProgram.running().command())
                .registerConverter(Path.class, new Converters.File())
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setExecutionStrategy(Main::inItsFolder)
                .setParameterExceptionHandler((e, typed) -> refused(e))
                .setExecutionExceptionHandler(
                        (e, command, parsed) -> FailureMessage.of(e).tell());
    }

    private static int execute(CommandLine commandLine, List<String> words) {
        try {
            Usage.checkCommands(commandLine, words);
        } catch (ParameterException e) {
            return refused(e);
        }
        return commandLine.execute(words.toArray(String[]::new));
    }

    private static int refused(ParameterException e) {
        ErrorLine.tell(Usage.message(e));
        return ExitCode.USAGE;
    }

    /**
     * Runs the last command that the words name, unless this process cannot find its files from the working directory.
     */
    private static int inItsFolder(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (!last.isUsageHelpRequested() && !last.isVersionHelpRequested()) {
            WorkingFolder.check(last.commandSpec());
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /**
     * The named command, or all if none is named: to read the options of all takes longer than to run some commands.
     */
    private static List<Class<?>> commandsFor(List<String> words) {
        String named = words.isEmpty() ? "" : words.get(0);
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
        String commands = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), "a command is missing, see --help; commands are: " + commands);
    }
}

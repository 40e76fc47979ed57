package ticketrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said, in one line, of a command line that is wrong: what of it, and what was perhaps meant. */
final class Usage {

    private Usage() {}

    /**
     * Refuses a command that there is not. To picocli it is only a word too many, and of no matter if help is asked for:
     * the help is then that of another command.
     */
    static void checkCommands(CommandLine program, List<String> words) {
        CommandLine command = program;
        for (String word : words) {
            if (word.startsWith("-")) {
                continue;
            }
            Map<String, CommandLine> commands = command.getSubcommands();
            CommandLine next = commands.get(word);
            if (next == null) {
                throw new ParameterException(
                        command, DidYouMean.unknown("command", "commands", word, commands.keySet()));
            }
            if (next.getCommand() instanceof CommandLine.HelpCommand) {
                continue; // for the command that follows
            }
            if (next.getSubcommands().isEmpty()) {
                return;
            }
            command = next;
        }
    }

    /** What is wrong. */
    static String message(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (e instanceof UnmatchedArgumentException unmatched) {
            String wrong = unmatched(command, unmatched.getUnmatched());
            return wrong + (wrong.endsWith("?") ? " See " : "; see ") + command.qualifiedName() + " --help";
        }
        return String.valueOf(e.getMessage()).replaceAll("\\.$", "");
    }

    /** What stands behind an unknown option may be its value: only the first word is certainly wrong. */
    private static String unmatched(CommandSpec command, List<String> words) {
        String first = words.get(0);
        return first.startsWith("-") ? unknownOption(command, first) : tooMany(command, words);
    }

    private static String unknownOption(CommandSpec command, String typed) {
        String option = typed.split("=", 2)[0];
        List<String> names = new ArrayList<>();
        for (OptionSpec each : command.options()) {
            names.add(each.longestName());
        }
        return "unknown option '" + option + "'" + DidYouMean.hint(option, names);
    }

    private static String tooMany(CommandSpec command, List<String> words) {
        List<String> taken = command.positionalParameters().stream()
                .map(parameter -> "one " + parameter.paramLabel())
                .toList();
        String most = taken.isEmpty() ? "takes options only" : "takes " + String.join(" and ", taken);
        String others = words.size() == 1 ? " is" : " and " + (words.size() - 1) + " more are";
        return command.name() + " " + most + ": '" + words.get(0) + "'" + others
                + " too many (a word with spaces wants quotes)";
    }
}

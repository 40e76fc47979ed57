package ticketrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line, and what the user may mean. */
final class Usage {

    private Usage() {}

    /**
     * Refuses an unknown command. Picocli treats it as one word too many, and ignores it if the user asks for help; the
     * help is then that of another command. Also refuses an option before its command: the next word may be the
     * option's value.
     */
    static void checkCommands(CommandLine program, List<String> words) {
        CommandLine command = program;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("-")) {
                if (isOneOf(command.getCommandSpec(), word)) {
                    continue;
                }
                checkPlace(command, word, words.subList(i + 1, words.size()));
                return; // the option has a typing error, and picocli refuses it
            }
            Map<String, CommandLine> commands = command.getSubcommands();
            CommandLine next = commands.get(word);
            if (next == null) {
                throw new ParameterException(
                        command, DidYouMean.unknown("command", "commands", word, commands.keySet()));
            }
            if (next.getCommand() instanceof CommandLine.HelpCommand) {
                continue; // the next word is the command
            }
            if (next.getSubcommands().isEmpty()) {
                return;
            }
            command = next;
        }
    }

    /** Whether the word is an option of this command, several one-letter options, or no option. */
    private static boolean isOneOf(CommandSpec command, String word) {
        String first = word.startsWith("--") ? nameOf(word) : word.substring(0, Math.min(2, word.length()));
        return word.equals("--") || command.findOption(first) != null;
    }

    /** Refuses an option of another command, unless it is like an option of this one. */
    private static void checkPlace(CommandLine command, String typed, List<String> behind) {
        String unknown = unknownOption(command.getCommandSpec(), typed);
        if (unknown.endsWith("?")) {
            return;
        }
        List<String> meant = new ArrayList<>();
        CommandLine inner = command;
        for (String word : behind) {
            CommandLine next = inner.getSubcommands().get(word);
            if (next != null) {
                meant.add(word);
                inner = next;
            }
        }
        String before = unknown + "; options come after the command";
        throw new ParameterException(
                command,
                meant.isEmpty()
                        ? before + "; commands are: "
                                + String.join(", ", command.getSubcommands().keySet())
                        : before + ": " + path(command) + String.join(" ", meant) + " " + nameOf(typed));
    }

    /** The words between the program's name and the command's options. */
    private static String path(CommandLine command) {
        return command.getParent() == null ? "" : path(command.getParent()) + command.getCommandName() + " ";
    }

    private static String nameOf(String option) {
        return option.split("=", 2)[0];
    }

    /** The message that says what is wrong. */
    static String message(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (e instanceof UnmatchedArgumentException unmatched) {
            String wrong = unmatched(command, unmatched.getUnmatched());
            return wrong + (wrong.endsWith("?") ? " See " : "; see ") + command.qualifiedName() + " --help";
        }
        return String.valueOf(e.getMessage()).replaceAll("\\.$", "");
    }

    /**
     * The message for unknown words. A word after an unknown option may be its value: so only the first is surely
     * wrong.
     */
    private static String unmatched(CommandSpec command, List<String> words) {
        String first = words.get(0);
        return first.startsWith("-") ? unknownOption(command, first) : tooMany(command, words);
    }

    private static String unknownOption(CommandSpec command, String typed) {
        String option = nameOf(typed);
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
        String most = taken.isEmpty() ? "takes only options" : "takes " + String.join(" and ", taken);
        String others = words.size() == 1 ? " is" : " and " + (words.size() - 1) + " more are";
        return command.name() + " " + most + ": '" + words.get(0) + "'" + others
                + " too many (put quotes around a word with spaces)";
    }
}

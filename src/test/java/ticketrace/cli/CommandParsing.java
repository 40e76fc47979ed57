package ticketrace.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ParameterException;

/** Parses command lines without running them. */
public final class CommandParsing {

    private CommandParsing() {}

    /** The names of all commands. */
    public static Set<String> commands() {
        return Main.program(List.of()).getSubcommands().keySet().stream()
                .filter(name -> !name.equals("help"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the usage error for these words; empty if they are valid. */
    public static String problemWith(String... arguments) {
        try {
            List<String> words = ArgumentFiles.expand(List.of(arguments));
            Usage.checkCommands(Main.program(words), words);
            Main.program(words).parseArgs(words.toArray(String[]::new));
            return "";
        } catch (ParameterException e) {
            return Usage.message(e);
        } catch (ArgumentFiles.UnusableException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

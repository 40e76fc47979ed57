package ticketrace.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ParameterException;

/** What the command line understands, without doing it. */
public final class Understanding {

    private Understanding() {}

    /** The names of all commands. */
    public static Set<String> commands() {
        return Main.program(List.of()).getSubcommands().keySet().stream()
                .filter(name -> !name.equals("help"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What it would say against these words; nothing if it understands them. */
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

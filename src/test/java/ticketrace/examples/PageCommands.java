package ticketrace.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands on a Markdown page: in its {@code console} blocks, and as code in its text. */
final class PageCommands {

    /** The two ways in which pages call the program. */
    private static final List<String> PROGRAM_NAMES = List.of("java -jar target/ticketrace.jar", "ticketrace");

    private static final String PROMPT = "$ ";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
    private static final Pattern CODE_IN_TEXT = Pattern.compile("`([^`]+)`");

    /**
     * A command and the output that the page shows below it.
     *
     * @param line the command as the page has it
     * @param output the lines below it; empty if none are shown
     */
    record Command(String line, List<String> output) {

        boolean callsTicketrace() {
            return PROGRAM_NAMES.stream().anyMatch(name -> line.equals(name) || line.startsWith(name + " "));
        }

        /** The arguments after the program's name, split as a shell splits them. */
        String[] arguments() {
            String name =
                    PROGRAM_NAMES.stream().filter(line::startsWith).findFirst().orElseThrow();
            return WORD.matcher(line.substring(name.length()))
                    .results()
                    .map(word -> word.group(1) == null ? word.group() : word.group(1))
                    .toArray(String[]::new);
        }

        @Override
        public String toString() {
            return line;
        }
    }

    private PageCommands() {}

    /** The commands with the full name of the program, and all other lines after a prompt. */
    static List<Command> commandsOf(Path page) throws IOException {
        return commandsOf(Files.readAllLines(page));
    }

    static List<Command> commandsOf(List<String> page) {
        List<Command> commands = new ArrayList<>();
        boolean inBlock = false;
        boolean inConsole = false;
        for (String line : page) {
            if (line.startsWith("```")) {
                inConsole = !inBlock && line.equals("```console");
                inBlock = !inBlock;
            } else if (inConsole && line.startsWith(PROMPT)) {
                commands.add(new Command(line.substring(PROMPT.length()).strip(), new ArrayList<>()));
            } else if (inConsole) {
                commands.get(commands.size() - 1).output().add(line);
            } else if (!inBlock) {
                codeIn(line)
                        .filter(code -> code.startsWith(PROGRAM_NAMES.get(0)))
                        .forEach(code -> commands.add(new Command(code, List.of())));
            }
        }
        return commands;
    }

    /**
     * The code in the text of a page that starts with one of these command names and omits the program, as complete
     * commands.
     */
    static List<Command> mentionedIn(Path page, Set<String> names) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inBlock = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                inBlock = !inBlock;
            } else if (!inBlock) {
                text.append(line).append(' '); // code in the text may continue on the next line
            }
        }
        return codeIn(text.toString())
                .filter(code -> names.contains(code.split(" ", 2)[0]))
                .map(code -> new Command(PROGRAM_NAMES.get(1) + " " + code, List.of()))
                .toList();
    }

    private static Stream<String> codeIn(String text) {
        return CODE_IN_TEXT.matcher(text).results().map(code -> code.group(1).strip());
    }
}

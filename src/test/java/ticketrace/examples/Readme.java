package ticketrace.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands of a page in Markdown: those in {@code console} blocks, and those in the middle of its text. */
final class Readme {

    /** How the jar is called there. */
    private static final List<String> OURS = List.of("java -jar target/ticketrace.jar", "ticketrace");

    private static final String PROMPT = "$ ";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
    private static final Pattern IN_THE_TEXT = Pattern.compile("`([^`]+)`");

    /**
     * A command, and what the page shows of its output.
     *
     * @param line the command as it stands there
     * @param output the lines below it; empty if none are shown
     */
    record Command(String line, List<String> output) {

        boolean isOurs() {
            return OURS.stream().anyMatch(name -> line.equals(name) || line.startsWith(name + " "));
        }

        /** What follows the program's name, as a shell takes it apart. */
        String[] arguments() {
            String name = OURS.stream().filter(line::startsWith).findFirst().orElseThrow();
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

    private Readme() {}

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
                        .filter(code -> code.startsWith(OURS.get(0)))
                        .forEach(code -> commands.add(new Command(code, List.of())));
            }
        }
        return commands;
    }

    /**
     * What the text of a page calls by the name of one of these commands, with its options, and without the program: as
     * commands of the program.
     */
    static List<Command> mentionedIn(Path page, Set<String> names) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inBlock = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                inBlock = !inBlock;
            } else if (!inBlock) {
                text.append(line).append(' '); // code in the text may go on in the next line
            }
        }
        return codeIn(text.toString())
                .filter(code -> names.contains(code.split(" ", 2)[0]))
                .map(code -> new Command(OURS.get(1) + " " + code, List.of()))
                .toList();
    }

    private static Stream<String> codeIn(String text) {
        return IN_THE_TEXT.matcher(text).results().map(code -> code.group(1).strip());
    }
}

package ticketrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jline.reader.LineReaderBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ticketrace.store.h2.H2Database;
import ticketrace.view.terminal.Colour;
import ticketrace.view.terminal.QueryReport;
import ticketrace.view.terminal.Screen;

/** {@code sql}: lets a class query the database of a finished run. */
@Command(
        name = "sql",
        description = "Runs queries on the database of a finished run (--store h2), which it does not change. Without a"
                + " query it asks for one after the other.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Seats sold twice:  ${ROOT-COMMAND-NAME} sql FOLDER \"" + SqlCommand.EXAMPLE + "\""})
final class SqlCommand implements Callable<Integer> {

    /** The words with which users leave this and other database programs. */
    private static final Pattern LEAVE =
            Pattern.compile("([.]?(exit|quit)([(][)])?|[\\\\]q)?", Pattern.CASE_INSENSITIVE);

    private static final String PROMPT = "sql> ";

    static final String EXAMPLE = "SELECT seat, COUNT(*) FROM sales GROUP BY seat HAVING COUNT(*) > 1";

    @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of a run" + RunArgument.OR_LAST + ".")
    Path folder;

    @Parameters(index = "1", arity = "0..1", paramLabel = "QUERY", description = "One statement in SQL.")
    @Nullable
    String query;

    @Mixin
    RunArgument newest;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() throws IOException {
        folder = newest.or(folder);
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder + ": there is no such folder");
        }
        Screen screen = Races.screen(false);
        try (Connection database = H2Database.openFinished(folder);
                Statement statement = database.createStatement()) {
            if (query != null) {
                QueryReport.print(statement, query, screen);
                return ExitCode.OK;
            }
            return prompt(statement, screen);
        } catch (SQLException e) {
            throw new ParameterException(command.commandLine(), H2Database.words(e), e);
        }
    }

    private static int prompt(Statement statement, Screen screen) throws IOException {
        try (LineInput typed = LineInput.open(screen, PROMPT, LineReaderBuilder.builder())) {
            if (Screen.inputIsTerminal()) {
                screen.line("Tables: tickets (remaining, version), sales (id, seat, buyer, purchase). For example:");
                screen.line(screen.paint(Colour.ASIDE, EXAMPLE));
                screen.line("exit, an empty line or Ctrl-D ends.");
            }
            for (String sql = next(typed); !isLeaving(sql); sql = next(typed)) {
                try {
                    QueryReport.print(statement, sql, screen);
                } catch (SQLException e) {
                    screen.line(screen.paint(Colour.BAD, H2Database.words(e)));
                }
            }
            return typed.wasInterrupted() ? ExitCode.INTERRUPTED : ExitCode.OK;
        }
    }

    private static boolean isLeaving(String line) {
        return LEAVE.matcher(line).matches();
    }

    /** The next statement, without its semicolon; empty if there is none. */
    private static String next(LineInput typed) throws IOException {
        String line = typed.next();
        return line == null ? "" : line.strip().replaceAll("[;\\s]+$", "");
    }
}

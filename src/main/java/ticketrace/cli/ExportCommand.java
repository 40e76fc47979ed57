package ticketrace.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import ticketrace.audit.Audit;
import ticketrace.history.HistoryTextReader;
import ticketrace.history.RaceHistory;
import ticketrace.run.RunFolder;
import ticketrace.run.WholeFile;
import ticketrace.view.export.ExportFormat;
import ticketrace.view.terminal.Screen;

/** {@code export}: writes a finished run for other tools. */
@Command(
        name = "export",
        description = "Writes a finished run as a file for another tool: a trace for the Perfetto viewer, an operation"
                + " history for a linearizability checker, or a table.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @Parameters(
            paramLabel = "FOLDER",
            description = "The folder of a run, a file with a history in text form" + RunArgument.OR_LAST + ".")
    Path where;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            required = true,
            converter = Format.class,
            completionCandidates = Formats.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    ExportFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file to write; - for standard output (default: trace.json, operations.jsonl or"
                    + " purchases.csv in the run's folder, or beside the file).")
    @Nullable
    Path output;

    @Mixin
    RunArgument newest;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() throws Exception {
        where = newest.or(where);
        boolean isFile = Files.isRegularFile(where);
        RaceHistory evidence =
                isFile ? HistoryTextReader.read(where) : RunFolder.open(where).history();
        if (!evidence.recorded()) {
            throw new ParameterException(
                    command.commandLine(), where + ": its race had --history off; there is nothing to export");
        }
        RaceHistory race = Audit.committed(evidence);
        if (output != null && output.toString().equals(STANDARD_OUTPUT)) {
            print(race);
            return ExitCode.OK;
        }
        Path usual = isFile ? where.resolveSibling(format.fileName()) : where.resolve(format.fileName());
        Path file = output != null ? output : usual;
        WholeFile.write(file, out -> format.write(race, out));
        Screen.standardOutput().line(file.toString());
        return ExitCode.OK;
    }

    /** Prints it: unchanged for a program, on a terminal without characters that control the terminal. */
    private void print(RaceHistory race) throws IOException {
        Screen screen = Screen.standardOutput();
        if (screen.isTerminal()) {
            Writer text = new StringWriter();
            format.write(race, text);
            text.toString().lines().forEach(screen::line);
        } else {
            Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            format.write(race, out);
            out.flush();
        }
    }

    /** The formats there are, for help and completion. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ExportFormat.labels().iterator();
        }
    }

    /** A format by its name. */
    static final class Format implements ITypeConverter<ExportFormat> {
        @Override
        public ExportFormat convert(String text) {
            if (!ExportFormat.labels().contains(text)) {
                throw new TypeConversionException(DidYouMean.unknown("format", "formats", text, ExportFormat.labels()));
            }
            return ExportFormat.named(text);
        }
    }
}

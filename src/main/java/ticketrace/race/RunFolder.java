package ticketrace.race;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guards;
import ticketrace.history.BuyerHistory;
import ticketrace.history.HistoryFile;
import ticketrace.history.RaceHistory;
import ticketrace.store.FinalState;
import ticketrace.store.Stores;

/**
 * The folder of one run: its settings, its store, and what every buyer left behind. Everything that is known of a
 * finished race is in here, in files of its own.
 */
public final class RunFolder {

    private static final String SETTINGS = "race.json";
    private static final String RESULT = "result.json";
    private static final String SCRATCH = "scratch";
    private static final String LOG_SUFFIX = ".log";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss.SSS");
    private static final int MAX_NAME_TRIES = 100;

    private final Path path;
    private final RaceSettings settings;

    private RunFolder(Path path, RaceSettings settings) {
        this.path = path;
        this.settings = settings;
    }

    /**
     * Makes a fresh folder for a race, with its settings and a full store in it.
     *
     * @throws IOException if that cannot be written; nothing of it is left behind then
     */
    static RunFolder create(Path runs, RaceSettings settings) throws IOException {
        Path path = createEmpty(
                runs,
                LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + "-" + settings.store() + "-"
                        + settings.guard());
        RunFolder folder = new RunFolder(path, settings);
        try {
            folder.write(SETTINGS, settings.toJson());
            Stores.named(settings.store()).create(path, settings.tickets());
            return folder;
        } catch (IOException e) {
            folder.delete();
            throw e;
        }
    }

    private static Path createEmpty(Path runs, String name) throws IOException {
        try {
            Files.createDirectories(runs);
        } catch (IOException e) {
            throw new IOException("the runs directory " + runs + " cannot be made: " + reason(e), e);
        }
        for (int i = 1; i <= MAX_NAME_TRIES; i++) {
            Path path = runs.resolve(i == 1 ? name : name + "-" + i);
            try {
                return Files.createDirectory(path);
            } catch (FileAlreadyExistsException another) {
                // of a race that began in the same millisecond
            }
        }
        throw new FileAlreadyExistsException(runs.resolve(name).toString());
    }

    /**
     * Opens the folder of a finished race.
     *
     * @throws IOException if it is none, or its settings are damaged; the message names the file
     */
    public static RunFolder open(Path path) throws IOException {
        Path file = path.resolve(SETTINGS);
        if (!Files.isDirectory(path)) {
            throw new NoSuchFileException(path + ": there is no such folder");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": missing; the folder of a run has one");
        }
        try {
            Map<String, Object> json = JSON.std.mapFrom(Files.readString(file));
            if (json == null) { // as a file with nothing but "null" is read
                throw new IllegalArgumentException("it holds no settings");
            }
            RaceSettings settings = RaceSettings.fromJson(json);
            Guards.named(settings.guard(), settings.store());
            return new RunFolder(path, settings);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + ": damaged: " + firstLine(e), e);
        }
    }

    /**
     * Reads all the evidence in the folder.
     *
     * @throws IOException if a file is missing or damaged; the message names it
     */
    public RaceHistory history() throws IOException {
        List<BuyerHistory> buyers = new ArrayList<>();
        for (int number = 1; number <= settings.buyers(); number++) {
            Path file = historyOf(settings.buyerName(number));
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file + ": missing; the race had " + settings.buyers() + " buyers");
            }
            buyers.add(HistoryFile.read(file));
        }
        return new RaceHistory(
                settings.store(),
                settings.guard(),
                settings.tickets(),
                settings.killHolder(),
                List.of(),
                buyers,
                FinalState.read(path));
    }

    public Path path() {
        return path;
    }

    public RaceSettings settings() {
        return settings;
    }

    /** The history of the buyer of that name. */
    public Path historyOf(String buyer) {
        return path.resolve(buyer + HistoryFile.SUFFIX);
    }

    /** What the buyer of that name printed on its standard error. */
    Path logOf(String buyer) {
        return path.resolve(buyer + LOG_SUFFIX);
    }

    Path scratchOf(String buyer) {
        return path.resolve(SCRATCH).resolve(buyer);
    }

    void writeResult(Map<String, Object> result) throws IOException {
        write(RESULT, result);
    }

    private void write(String name, Map<String, Object> json) throws IOException {
        Path file = path.resolve(name);
        try {
            Files.writeString(
                    file,
                    JSON.std
                                    .with(JSON.Feature.WRITE_NULL_PROPERTIES, JSON.Feature.PRETTY_PRINT_OUTPUT)
                                    .asString(json)
                            + "\n");
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Deletes the scratch stores on which the buyers warmed up. */
    void deleteScratch() throws IOException {
        delete(path.resolve(SCRATCH));
    }

    /** Deletes the whole folder, of a race that never began. */
    void delete() throws IOException {
        delete(path);
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failed) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in the way, not a folder";
        }
        if (e instanceof NoSuchFileException) {
            return "nothing can be made there";
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason != null ? reason : e.getClass().getSimpleName();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}

package ticketrace.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.HistoryFile;
import ticketrace.history.RaceHistory;
import ticketrace.store.FinalState;
import ticketrace.store.Stores;

/**
 * The folder of one run: the settings, the store, and the files of every buyer. It holds all evidence of a finished
 * race.
 */
public final class RunFolder {

    private static final String RESULT = "result.json";
    private static final String REPORT = "report.html";
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
     * Creates a new folder for a race, with the settings in it.
     *
     * @throws IOException if it cannot be written; then no part of the folder remains
     */
    public static RunFolder create(Path runs, RaceSettings settings) throws IOException {
        Path path = createEmpty(
                runs,
                LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + "-" + settings.store() + "-"
                        + settings.guard());
        RunFolder folder = new RunFolder(path, settings);
        try {
            folder.settingsFile().write(settings);
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
                // another race began in the same millisecond: try the next name
            }
        }
        throw new FileAlreadyExistsException(runs.resolve(name).toString());
    }

    /**
     * Opens the folder of a finished race.
     *
     * @throws IOException if this is no run's folder, or its settings are damaged; the message names the file
     */
    public static RunFolder open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw Files.exists(path)
                    ? new IOException(path + ": is not the folder of a run, and no folder at all")
                    : new NoSuchFileException(path + ": there is no such folder");
        }
        SettingsFile file = new SettingsFile(path);
        if (file.isMissing()) {
            throw new NoSuchFileException(file + ": missing; the folder of a run has one");
        }
        return new RunFolder(path, file.settings());
    }

    /** Whether this is the folder of a run, finished or not. */
    public static boolean isOne(Path path) {
        return new SettingsFile(path).exists();
    }

    private SettingsFile settingsFile() {
        return new SettingsFile(path);
    }

    /** Writes the order of steps into the settings; returns the folder with these settings. */
    public RunFolder withSchedule(String schedule) throws IOException {
        RunFolder scheduled = new RunFolder(path, settings.withSchedule(schedule));
        settingsFile().change(scheduled.settings);
        return scheduled;
    }

    /**
     * Reads all the evidence in the folder.
     *
     * @throws IOException if a file is missing or damaged; the message names it
     */
    public RaceHistory history() throws IOException {
        return history(end());
    }

    /**
     * The final state of the store. If the launcher died before it exported that, the state is read from the store's
     * own files as far as they show it.
     *
     * @throws IOException if the store cannot be read; the message names the file
     */
    public FinalState end() throws IOException {
        return Stores.named(settings.store()).leftBehind(path);
    }

    /** Reads all the evidence in the folder except the store's. The caller passes the final state of the store. */
    public RaceHistory history(FinalState end) throws IOException {
        List<BuyerHistory> buyers = settings.recorded() ? histories() : ends().read(settings);
        requireNoOtherHistories(settings.recorded() ? buyers : List.of());
        List<String> killed = launcherEvidence()
                .killed(buyers.stream().map(BuyerHistory::buyer).toList());
        return new RaceHistory(
                new RaceHistory.Setup(
                        settings.store(),
                        settings.guard(),
                        settings.isolation(),
                        settings.tickets(),
                        List.of(),
                        settings.recorded(),
                        settings.isFenced()),
                new RaceHistory.Interventions(
                        settings.asksForKill() || !killed.isEmpty(),
                        killed,
                        launcherEvidence().stopped(),
                        EndedLeases.isThereOne(settings, launcherEvidence(), buyers)),
                buyers,
                end);
    }

    /** The outcome of each fault. */
    List<FaultOutcome> faults() throws IOException {
        return FaultOutcome.of(settings.faults(), launcherEvidence().done());
    }

    private List<BuyerHistory> histories() throws IOException {
        List<BuyerHistory> buyers = new ArrayList<>();
        for (int number = 1; number <= settings.buyers(); number++) {
            Path file = historyOf(settings.buyerName(number));
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file + ": missing; the race had " + settings.buyers() + " buyers");
            }
            for (int life = 1; Files.exists(file); file = historyOf(settings.buyerName(number, ++life))) {
                buyers.add(HistoryFile.read(file));
            }
        }
        return buyers;
    }

    /** Refuses a folder with a history of no buyer of this race, because it shows that the folder was altered. */
    private void requireNoOtherHistories(List<BuyerHistory> read) throws IOException {
        Set<Path> known = new HashSet<>();
        read.forEach(buyer -> known.add(historyOf(buyer.buyer())));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + HistoryFile.SUFFIX)) {
            for (Path file : files) {
                if (!known.contains(file)) {
                    throw new IOException(file + ": belongs to no buyer of this race, which had " + settings.buyers()
                            + (settings.recorded() ? " buyers" : " buyers without histories"));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
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

    /** The path of the report in a run's folder; the file may be missing. */
    public static Path reportOf(Path folder) {
        return folder.resolve(REPORT);
    }

    /** The file with the standard error of the buyer of that name. */
    public Path logOf(String buyer) {
        return path.resolve(buyer + LOG_SUFFIX);
    }

    /** The folder of the scratch store on which the buyer of that name warms up. */
    public Path scratchOf(String buyer) {
        return path.resolve(SCRATCH).resolve(buyer);
    }

    /** The evidence that the launcher wrote while the race ran. */
    public LauncherEvidence launcherEvidence() {
        return new LauncherEvidence(path);
    }

    /** The buyers' reports of their ends, in a race without histories. */
    public EndReports ends() {
        return new EndReports(path);
    }

    /** Whether the race has ended and was judged. */
    public boolean hasResult() {
        return Files.isRegularFile(path.resolve(RESULT));
    }

    /**
     * Reads the result that was written when the race ended.
     *
     * @throws IOException if it is missing or damaged; the message names the file
     */
    public Map<String, Object> result() throws IOException {
        return JsonFile.read(path.resolve(RESULT), fields -> fields);
    }

    /**
     * When the race began.
     *
     * @throws IOException if its settings cannot be read; the message names the file
     */
    public Instant racedAt() throws IOException {
        return settingsFile().racedAt();
    }

    /**
     * The machine of the race: see {@link Machine}.
     *
     * @throws IOException if its settings cannot be read; the message names the file
     */
    public Map<String, @Nullable Object> racedOn() throws IOException {
        return settingsFile().racedOn();
    }

    public void writeResult(ResultDocument result) throws IOException {
        JsonFile.write(path.resolve(RESULT), result);
    }

    /** Deletes the scratch stores on which the buyers warmed up. */
    public void deleteScratch() throws IOException {
        FileTree.delete(path.resolve(SCRATCH));
    }

    /** Deletes the whole folder, if its race never began. */
    public void delete() throws IOException {
        FileTree.delete(path);
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
}

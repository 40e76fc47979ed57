package ticketrace.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.process.ClassArchive;
import ticketrace.store.Isolation;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;

/**
 * The JVM of a buyer, of a free race or a stepped one: what it takes to start it quickly.
 *
 * <p>Its classes come from an archive. What belongs in there shows in a rehearsal: one buyer that takes part in a small race
 * under each guard, on each store.
 */
public final class BuyerJvm {

    private static final String ARCHIVE = "buyer";

    /** So that the race itself, and not only its end, is rehearsed. */
    private static final int TICKETS = 2;

    private static final Duration THINK = Duration.ofNanos(1000);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** From here on any collector can have the JDK's archived objects. */
    private static final int OBJECTS_FOR_ALL_JDK = 21;

    /** With it the JDK's archived objects save 10 ms of a start; as few threads of it as there can be. */
    private static final List<String> COLLECTOR_WITH_OBJECTS = List.of(
            "-XX:+UseG1GC",
            "-XX:ParallelGCThreads=1",
            "-XX:ConcGCThreads=1",
            "-XX:G1ConcRefinementThreads=1",
            "-XX:G1ConcRefinementServiceIntervalMillis=3600000",
            "-XX:G1PeriodicGCInterval=3600000"); // off, it looks every second whether it is on

    /** A JVM that waits wakes ten times a second to look after itself; a thousand of them keep a core from the others. */
    private static final List<String> QUIET = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:GuaranteedSafepointInterval=0",
            "-XX:AsyncDeflationInterval=3600000");

    /**
     * A purchase is mostly system calls, so the optimizing compiler gains it little; but where there are fewer cores than
     * buyers it competes with them, in the middle of the race too: what only shows there, such as a lock that somebody else
     * has, makes it compile again. A short race is over before that is earned back. The quick compiler, in turn, leaves
     * alone what only a start calls often.
     */
    private static final List<String> QUICK_COMPILER =
            List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=5");

    /**
     * Where every buyer has a core of its own, or a long race ahead, what the optimizing compiler gains is theirs to keep: a
     * sixth of a purchase under a lock in a file, a third of one in mapped memory. A buyer waits for it, so that most of it
     * is done with the warm-up.
     */
    private static final List<String> OPTIMIZING_COMPILER = List.of("-XX:-BackgroundCompilation");

    /** A buyer knows a few thousand strings; the JVM makes room, and touches memory, for sixty thousand. */
    private static final List<String> SMALL = List.of("-XX:StringTableSize=1024");

    private BuyerJvm() {}

    /** The options with which a buyer of such a race starts. Makes its archive if there is none. */
    static List<String> options(RaceSettings settings) {
        boolean optimizing = isWorthOptimizing(settings, Runtime.getRuntime().availableProcessors());
        return onArchive(optimizing ? OPTIMIZING_COMPILER : QUICK_COMPILER);
    }

    /**
     * The options with which a buyer starts whose life is short, or who spends it waiting. Makes the archive if there is
     * none, which takes a few seconds, once for a jar and a JDK; an interrupt meanwhile leaves it out, and stands.
     */
    public static List<String> quickOptions() {
        return onArchive(QUICK_COMPILER);
    }

    private static List<String> onArchive(List<String> compiler) {
        List<String> options = lean();
        options.addAll(compiler);
        try {
            options.addAll(ClassArchive.options(ARCHIVE, BuyerJvm::rehearse));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the race will see it, and has a folder to delete
        }
        return options;
    }

    /** If the warm-up is long enough for it, and there are cores enough, or so much to buy that it is earned back. */
    static boolean isWorthOptimizing(RaceSettings settings, int cores) {
        return WarmUp.isLongEnoughToOptimize(settings)
                && (settings.buyers() <= cores || WarmUp.isShortBesideTheRace(settings));
    }

    private static List<String> lean() {
        List<String> options = new ArrayList<>(QUIET);
        options.addAll(SMALL);
        if (Runtime.version().feature() < OBJECTS_FOR_ALL_JDK) {
            options.addAll(COLLECTOR_WITH_OBJECTS);
        }
        return options;
    }

    private static void rehearse(List<String> jvmOptions) throws IOException, InterruptedException {
        List<RaceSettings> races = rehearsals();
        Path runs = Files.createTempDirectory("ticketrace-rehearsal");
        List<String> options = lean();
        options.addAll(QUICK_COMPILER);
        options.addAll(jvmOptions);
        try (Crew crew = Crew.withOptions(races.size(), options)) {
            for (RaceSettings race : races) {
                RunFolder folder = Race.prepare(race, runs);
                Race.hold(folder, RaceObserver.NONE, RaceOrders.until(() -> false), crew);
                folder.delete();
            }
        } finally {
            FileTree.delete(runs);
        }
    }

    private static List<RaceSettings> rehearsals() {
        List<RaceSettings> races = new ArrayList<>();
        for (StoreKind store : Stores.all()) {
            for (Guard guard : Guards.fitting(store.name())) {
                Isolation level = guard.hasIsolation() ? Isolation.DEFAULT : null;
                races.add(new RaceSettings(
                        1, TICKETS, store.name(), guard.name(), level, THINK, null, TIMEOUT, false, null));
            }
        }
        return races;
    }
}

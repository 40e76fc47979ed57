package ticketrace.race;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import ticketrace.run.RaceSettings;

/**
 * The JVM of a buyer, of a free race or a stepped one: what it takes to start it quickly. Its classes come from an archive.
 */
public final class BuyerJvm {

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
            options.addAll(archive(ArchiveProgress.UNHEARD, () -> false).options());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the race will see it, and has a folder to delete
        }
        return options;
    }

    /**
     * Makes the archive of a buyer's classes if there is none: what else the first race would do, with nobody to see it.
     *
     * @param interrupted asked again and again; once it is true, the archive is left out
     * @return whether it was not interrupted
     */
    public static boolean makeReady(ArchiveProgress watcher, BooleanSupplier interrupted) {
        if (!BuyerArchive.isMissing()) {
            return true;
        }
        try {
            archive(watcher, interrupted).options();
            return true;
        } catch (InterruptedException e) {
            if (!interrupted.getAsBoolean()) {
                Thread.currentThread().interrupt();
            }
            return false;
        } finally {
            watcher.ends();
        }
    }

    private static BuyerArchive archive(ArchiveProgress watcher, BooleanSupplier interrupted) {
        List<String> options = lean();
        options.addAll(QUICK_COMPILER);
        return new BuyerArchive(options, watcher, interrupted);
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
}

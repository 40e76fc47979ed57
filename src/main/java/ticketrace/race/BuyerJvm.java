package ticketrace.race;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import ticketrace.run.RaceSettings;

/** The options that make a buyer's JVM start quickly, in a race and in a schedule. Its classes come from an archive. */
public final class BuyerJvm {

    /** From this JDK on, every garbage collector can use the JDK's archived objects. */
    private static final int OBJECTS_FOR_ALL_JDK = 21;

    /**
     * Before that JDK, only this collector can use the JDK's archived objects, which save 10 ms of a start. The other
     * options keep its threads few and quiet.
     */
    private static final List<String> COLLECTOR_WITH_OBJECTS = List.of(
            "-XX:+UseG1GC",
            "-XX:ParallelGCThreads=1",
            "-XX:ConcGCThreads=1",
            "-XX:G1ConcRefinementThreads=1",
            "-XX:G1ConcRefinementServiceIntervalMillis=3600000",
            "-XX:G1PeriodicGCInterval=3600000"); // if this is off, the collector checks every second whether it is on

    /**
     * Without these options, a waiting JVM wakes ten times a second for its own housekeeping; a thousand waiting JVMs
     * keep a core busy.
     */
    private static final List<String> QUIET = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:GuaranteedSafepointInterval=0",
            "-XX:AsyncDeflationInterval=3600000");

    /**
     * A purchase is mostly system calls, so the optimizing compiler gains little. With fewer cores than buyers, the
     * compiler takes processor time from the buyers, also during the race: code that runs only there, such as the wait
     * for a lock that another buyer holds, makes it compile again. A short race is over before that pays off.
     */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    /** Keeps the quick compiler from compiling methods that are called often only during the start. */
    private static final String COMPILE_LATE = "-XX:CompileThresholdScaling=5";

    /**
     * If every buyer has its own core, or makes many purchases, the optimizing compiler pays off: it saves a sixth of
     * the time of a purchase under a lock in a file, and a third in mapped memory. The buyer waits while the compiler
     * works, so most of the compiling is over when the warm-up ends.
     */
    private static final List<String> OPTIMIZING_COMPILER = List.of("-XX:-BackgroundCompilation");

    /** A buyer has a few thousand strings; by default the JVM allocates, and writes to, a table for sixty thousand. */
    private static final List<String> SMALL = List.of("-XX:StringTableSize=1024");

    private BuyerJvm() {}

    /** The options with which a buyer of this race starts. Makes the class archive if there is none. */
    static List<String> options(RaceSettings settings) {
        boolean optimizing = isWorthOptimizing(settings, Runtime.getRuntime().availableProcessors());
        return onArchive(optimizing ? OPTIMIZING_COMPILER : List.of(QUICK_COMPILER, COMPILE_LATE));
    }

    /**
     * The options for a buyer that mostly waits for its next turn. Makes the class archive if there is none, which
     * takes a few seconds, once for a jar and a JDK. If the thread is interrupted meanwhile, the options are without the
     * archive, and the thread stays interrupted.
     */
    public static List<String> steppedOptions() {
        return onArchive(List.of(QUICK_COMPILER));
    }

    private static List<String> onArchive(List<String> compiler) {
        List<String> options = lean();
        options.addAll(compiler);
        try {
            options.addAll(archive(ArchiveProgress.NONE, () -> false).options());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller must see the interrupt: it has a folder to delete
        }
        return options;
    }

    /**
     * Makes the archive of a buyer's classes if there is none. Otherwise the first race makes it, and the user does not
     * see why that race begins late.
     *
     * @param interrupted asked again and again; once it is true, no archive is made
     * @return false if {@code interrupted} was true, or the thread was interrupted; it stays interrupted
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
        options.add(QUICK_COMPILER);
        return new BuyerArchive(options, watcher, interrupted);
    }

    /**
     * Whether the optimizing compiler pays off: the warm-up must be long enough for it, and each buyer must have its
     * own core or make many purchases.
     */
    static boolean isWorthOptimizing(RaceSettings settings, int cores) {
        return WarmUp.isLongEnoughToOptimize(settings)
                && (settings.buyers() <= cores || WarmUp.isRaceLongEnoughToOptimize(settings));
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

package ticketrace.guard;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.LockSteps;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;

/**
 * A guard whose lock shows the steps inside its acquire and its release. In a schedule, each of them is a turn.
 *
 * <p>What such a lock finds and does depends on nothing but its own steps, what they found ({@link LockSteps#saw}), the
 * store, and the files in the folder of the race whose names begin with {@link #FILES}: their names, identities,
 * contents, whether they are old, and the kernel's locks on them; and which files have the {@link #otherNames}. An
 * exploration takes two moments for the same in which all of that is the same.
 */
public interface SteppableGuard extends HeldGuard {

    /** The beginning of the names of all files that the lock uses. */
    String FILES = "guard.";

    /** A file to which nobody has written for so long is old. */
    Duration OLD = Duration.ofMinutes(30);

    /**
     * Opens the critical section.
     *
     * @param steps hears of each step of the lock
     */
    CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation, LockSteps steps)
            throws IOException;

    @Override
    default CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation) throws IOException {
        return open(folder, store, isolation, LockSteps.UNHEARD);
    }

    /** Names of other files in the folder of the race: it matters to the lock which file has such a name. */
    default Set<String> otherNames() {
        return Set.of();
    }

    /**
     * Whether its critical section keeps files open from one purchase to the next. A stepped buyer then opens it anew for
     * each schedule, the buyers one after the other, and so it may count how often it was opened.
     */
    default boolean isOpenedForEachSchedule() {
        return false;
    }

    /**
     * Whether it may do something else after time has passed: it looks whether a file is old. Elsewhere, people who step
     * buyers are offered no turn in which time passes.
     */
    default boolean noticesTime() {
        return false;
    }

    /**
     * Whether its promise holds, too, if time passes while a buyer is on its way in or inside. If not, a schedule lets
     * time pass only while each buyer stands before its ACQUIRE, waits there, or has put its sale on the list.
     */
    default boolean promisesIfTimePassesInside() {
        return true;
    }

    @Override
    default boolean isStateVisible() {
        return true;
    }

    @Override
    default void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FILES + "*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}

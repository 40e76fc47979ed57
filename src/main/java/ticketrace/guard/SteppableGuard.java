package ticketrace.guard;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import ticketrace.lock.LockSteps;

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
     * Whether its promise holds, too, if time passes while a buyer is on its way in or inside. If not, a schedule lets
     * time pass only while each buyer stands before its ACQUIRE, waits there, or has put its sale on the list.
     */
    default boolean promisesIfTimePassesInside() {
        return true;
    }

    /** Every file of the lock is an hour older afterwards than it was. */
    @Override
    default void passTime(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FILES + "*")) {
            for (Path file : files) {
                Instant before = Files.getLastModifiedTime(file).toInstant();
                Files.setLastModifiedTime(file, FileTime.from(before.minus(OLD.multipliedBy(2))));
            }
        }
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

package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.ProcessLock;

/**
 * An entry of the catalogue: one way to keep buyers apart.
 *
 * @param name the name on the command line
 * @param explanation one sentence for people
 * @param promise what it promises
 * @param onCrash what happens when the buyer that holds it is killed
 * @param stores the stores it fits
 * @param maker makes the lock that brackets a purchase
 */
public record Guard(
        String name, String explanation, Promise promise, String onCrash, List<String> stores, LockMaker maker) {

    /** Makes the lock that a buyer holds from ACQUIRE to RELEASE. */
    public interface LockMaker {

        /** The lock of the race in this folder; null if purchases are not bracketed at all. */
        @Nullable
        ProcessLock open(Path folder) throws IOException;
    }

    public boolean fits(String store) {
        return stores.contains(store);
    }

    /** The lock of the race in this folder; null if purchases are not bracketed at all. */
    public @Nullable ProcessLock open(Path folder) throws IOException {
        return maker.open(folder);
    }

    /** Whether it promises that at most one buyer is inside. */
    public boolean promisesExclusion() {
        return promise.grade(Anomaly.OVERLAP) == Grade.FORBIDDEN;
    }
}

package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import ticketrace.lock.LockSteps;
import ticketrace.lock.ProcessLock;
import ticketrace.store.Traits;

/**
 * A guard of the catalogue whose lock shows its own steps. It is the same lock with the same promise; in a schedule it
 * has more turns. Its name is {@link #PREFIX} and the name of the guard; lists of guards leave it out.
 */
public interface InsideGuard extends SteppableGuard {

    /** The beginning of the names of these guards. */
    String PREFIX = "inside:";

    /** The guard of the catalogue. */
    Guard outside();

    /**
     * The lock.
     *
     * @param file its file
     * @param steps hears of each of its steps
     */
    ProcessLock lock(Path file, LockSteps steps) throws IOException;

    /** How much the lock shows: mostly its steps, and a stepped buyer polls its tryAcquire. */
    default CriticalSection.Shown shown() {
        return CriticalSection.Shown.STEPS;
    }

    @Override
    default String name() {
        return PREFIX + outside().name();
    }

    @Override
    default String explanation() {
        return outside().explanation() + " Its own steps are shown.";
    }

    @Override
    default Promise promise(Traits store) {
        return outside().promise(store);
    }

    @Override
    default String onCrash() {
        return outside().onCrash();
    }

    @Override
    default boolean isOpenedForEachSchedule() {
        return true;
    }

    @Override
    default CriticalSection open(Opening buyer) throws IOException {
        return new CriticalSection.Locked(lock(buyer.folder().resolve(FILES + "lock"), buyer.steps()), shown(), false);
    }

    /** The guards of this program that can show the steps inside their lock. */
    static List<InsideGuard> all() {
        return List.of(new LockFileInside(), new FairLockInside(), new RobustLockInside());
    }
}

package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;
import ticketrace.store.Isolation;
import ticketrace.store.StoreKind;
import ticketrace.store.TicketStore;
import ticketrace.store.Traits;
import ticketrace.store.TransactionalStore;

/**
 * A guard synchronises buyers. It is a plug-in: one class with a public constructor without parameters, and a line in
 * {@code META-INF/services/ticketrace.guard.Guard}.
 *
 * <p>If a buyer holds a lock or a transaction during a purchase, implement {@link HeldGuard}. A guard is stateless; any
 * thread may use it. The launcher gives a buyer the class name of its guard. The buyer creates that guard and calls
 * only {@link #purchaseKind} and {@link #open}, so the other methods create their results when they are called.
 */
public interface Guard {

    /** The name on the command line. */
    String name();

    /** One sentence for people. */
    String explanation();

    /** The steps of a purchase under this guard. */
    default PurchaseKind purchaseKind() {
        return PurchaseKind.READ_THEN_WRITE;
    }

    /** The steps of a purchase under this guard with these options, in their order. */
    default Set<Step> steps(Map<String, String> set) {
        return purchaseKind().steps(isHeld());
    }

    /**
     * The isolation levels at which its transactions can run, from the weakest to the strongest. One level if the user
     * has no choice; none if a purchase under this guard is not a transaction.
     */
    default List<Isolation> levels() {
        return List.of();
    }

    /** The interface of room {@code store} that a store must implement for this guard. */
    default Class<? extends TicketStore> needs() {
        return isTransaction() ? TransactionalStore.class : purchaseKind().capability();
    }

    /**
     * What this guard promises.
     *
     * @param store what the store really does with the reads and writes of a purchase under it
     */
    Promise promise(Traits store);

    /** One sentence: what happens when a user or a fault kills the buyer that holds the guard. */
    String onCrash();

    /** One sentence: what happens while a fault stops the buyer that holds the guard, or that is in a purchase. */
    default String onPause() {
        return isHeld() ? "All others wait until it goes on." : "The others go on.";
    }

    /** One sentence: what happens when a fault kills a buyer that waits for the guard. */
    default String onWaiterKilled() {
        return isHeld() ? "No other buyer notices." : "No buyer waits for this guard.";
    }

    /** Whether a purchase is a transaction. Its writes are committed when its RELEASE step has ended. */
    default boolean isTransaction() {
        return !levels().isEmpty();
    }

    /** Whether the user can choose the isolation level of its transactions. */
    default boolean hasIsolation() {
        return levels().size() > 1;
    }

    /** Whether the store has the capability that this guard needs, and supports one of its levels if it has any. */
    default boolean fits(StoreKind store) {
        boolean hasLevel = levels().isEmpty() || levels().stream().anyMatch(store.levels()::contains);
        return store.isCapableOf(needs()) && hasLevel;
    }

    /** Whether a buyer holds a critical section of this guard from ACQUIRE to RELEASE. */
    default boolean isHeld() {
        return false;
    }

    /**
     * Whether nothing but its holder, and the dead buyers that still block it, decides what the guard does next. Then
     * an exploration may take two moments for the same in which the same buyers hold it. A guard that keeps more, such
     * as a count of its holders, returns false: each schedule is then played.
     */
    default boolean isStateVisible() {
        return !isHeld();
    }

    /**
     * The names of the options that a user can set for it: see {@link Opening#options}. A guard has {@link
     * Opening#FENCING} if its grants can have numbers that grow, and with it they do.
     */
    default Set<String> options() {
        return Set.of();
    }

    /** Whether its grants have numbers that grow, in a race with these options. */
    default boolean givesTokens(Map<String, String> set) {
        return Opening.isFenced(set);
    }

    /**
     * Refuses options that it does not have, and values that it does not understand.
     *
     * @throws IllegalArgumentException if one is wrong; the message says what is allowed
     */
    default void check(Map<String, String> set) {
        for (String option : set.keySet()) {
            if (!option.equals(Opening.ISOLATION) && !options().contains(option)) {
                throw new IllegalArgumentException("guard " + name() + " has no option '" + option + "'");
            }
        }
        Opening.isFenced(set); // refuses a value that it does not understand
    }

    /**
     * Whether it may do something else after time has passed, because a time limit has run out: a lease, or the age of a
     * file. Elsewhere, people who step buyers are offered no turn in which time passes.
     */
    default boolean noticesTime() {
        return false;
    }

    /**
     * How long a holder may be stopped before the promise no longer holds.
     *
     * @return null if as long as it likes
     */
    default @Nullable Duration lease(Map<String, String> set) {
        return null;
    }

    /** Whether a lease goes on as long as its holder is not stopped; if not, a purchase must be shorter than the lease. */
    default boolean renewsLease(Map<String, String> set) {
        return true;
    }

    /** Lets time pass for it in a schedule: every time limit that runs in the folder runs out. The buyers stand still. */
    default void passTime(Path folder) throws IOException {
        // it has no time limit
    }

    /**
     * What decides what it does next, besides the steps of the buyers, as anybody can find it in the folder of the race;
     * {@code @} stands before the pid of a process. An exploration takes two moments for the same only if they have the
     * same. The buyers stand still.
     */
    default List<String> look(Path folder) throws IOException {
        return List.of();
    }

    /**
     * Opens the critical section that a buyer holds from ACQUIRE to RELEASE.
     *
     * @return null if the buyer holds nothing
     */
    default @Nullable CriticalSection open(Opening buyer) throws IOException {
        return null;
    }

    /** Removes what dead holders left in the folder of a race. Call it only when no buyer holds the guard. */
    default void sweep(Path folder) throws IOException {
        // most guards leave nothing that blocks other buyers
    }
}

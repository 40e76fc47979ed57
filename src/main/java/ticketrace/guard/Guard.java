package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;

/**
 * An entry of the catalogue: one way to keep buyers apart.
 *
 * @param name the name on the command line
 * @param explanation one sentence for people
 * @param purchaseKind the steps of a purchase under it
 * @param promise what it promises, at its strongest level of isolation if it has several
 * @param promises what it promises at each level of isolation; empty if it leaves nobody a choice
 * @param onCrash what happens when the buyer that holds it is killed
 * @param stores the stores it fits
 * @param maker opens the critical section of a purchase
 */
public record Guard(
        String name,
        String explanation,
        PurchaseKind purchaseKind,
        Promise promise,
        Map<Isolation, Promise> promises,
        String onCrash,
        List<String> stores,
        SectionMaker maker) {

    /** A guard without levels of isolation. */
    Guard(
            String name,
            String explanation,
            PurchaseKind purchaseKind,
            Promise promise,
            String onCrash,
            List<String> stores,
            SectionMaker maker) {
        this(name, explanation, purchaseKind, promise, Map.of(), onCrash, stores, maker);
    }

    /** Makes what a buyer holds from ACQUIRE to RELEASE. */
    interface SectionMaker {

        /** For the race in this folder, on this store as the buyer has it open; null if nothing is held. */
        @Nullable
        CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation) throws IOException;
    }

    public boolean fits(String store) {
        return stores.contains(store);
    }

    /** Whether its transactions can be isolated more or less. */
    public boolean hasIsolation() {
        return !promises.isEmpty();
    }

    /** Whether the purchase is a transaction: what was done in it stands once RELEASE, its commit, has ended. */
    public boolean isTransaction() {
        return hasIsolation() || promise.isAllOrNothing();
    }

    /** What it promises at this level; for a guard without levels there is none. */
    public Promise promise(@Nullable Isolation isolation) {
        Promise atLevel = isolation == null ? null : promises.get(isolation);
        return atLevel == null ? promise : atLevel;
    }

    /**
     * What a buyer holds from ACQUIRE to RELEASE.
     *
     * @param folder the folder of the race
     * @param store the store as the buyer has it open
     * @param isolation the level of its transactions, if it has levels
     * @return null if nothing is held
     */
    public @Nullable CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation)
            throws IOException {
        return maker.open(folder, store, isolation);
    }

    /** Whether a buyer holds something of it, from ACQUIRE to RELEASE. */
    public boolean isHeld() {
        return maker != Catalogue.NOTHING_HELD;
    }

    /** Whether it promises that at most one buyer is inside. */
    public boolean promisesExclusion() {
        return promise.expectation(Anomaly.OVERLAP) == Expectation.FORBIDDEN;
    }
}

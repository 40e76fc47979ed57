package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Pace;
import ticketrace.buyer.Purchase;
import ticketrace.buyer.StopSignal;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Guard;
import ticketrace.guard.Opening;
import ticketrace.guard.PurchaseKind;
import ticketrace.history.Recorder;
import ticketrace.lock.LockSteps;
import ticketrace.plugin.PlugInClass;
import ticketrace.store.FencedStore;
import ticketrace.store.GrantedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.TicketStore;

/**
 * The store and the guard that one buyer has opened, made from the names of their classes. For one thread.
 *
 * @param purchaseKind the steps of a purchase under the guard
 * @param store the store
 * @param section the section that the buyer holds from ACQUIRE to RELEASE; null if it holds nothing
 */
public record OpenStore(
        PurchaseKind purchaseKind,
        TicketStore store,
        @Nullable CriticalSection section) implements AutoCloseable {

    /**
     * Opens both.
     *
     * @param folder the folder of the race, or of a scratch store
     * @param access how to open the store, as the launcher sent it through the pipe
     * @param buyer the name of the buyer
     */
    public static OpenStore open(PlugInNames names, Path folder, String access, String buyer) throws IOException {
        return open(names, folder, access, buyer, LockSteps.UNHEARD);
    }

    /**
     * Opens both for a stepped buyer.
     *
     * @param steps hears of each step inside the guard's lock, if the lock shows its steps
     */
    public static OpenStore open(PlugInNames names, Path folder, String access, String buyer, LockSteps steps)
            throws IOException {
        Guard guard = PlugInClass.make(Guard.class, names.guard());
        TicketStore store = PlugInClass.make(StoreKind.class, names.store()).open(folder, access, buyer);
        Opening opening = new Opening(folder, store, names.guardOptions(), steps);
        CriticalSection section = guard.open(opening);
        TicketStore used = section instanceof CriticalSection.WithStore own ? own.store() : store;
        used = opening.isFenced() ? new GrantedStore((FencedStore) used) : used;
        return new OpenStore(guard.purchaseKind(), used, section);
    }

    /** Returns this store with another section. */
    public OpenStore withSection(CriticalSection other) {
        return new OpenStore(purchaseKind, store, other);
    }

    /** A purchase at this pace, which the buyer can make repeatedly. */
    public Purchase purchase(Recorder recorder, Pace pace, StopSignal stop, Duration patience) {
        return new Purchase(purchaseKind, store, section, recorder, pace, stop, patience);
    }

    @Override
    public void close() throws IOException {
        try (store;
                section) {
            // closes the section first, then the store
        }
    }
}

package ticketrace.trap;

import java.util.Map;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.FencedStore;
import ticketrace.store.TicketStore;
import ticketrace.store.Traits;

/** {@code mended:fence-at-read-and-write}: a lease with a number, which the store looks at in each read and write. */
public final class FenceAtReadAndWrite implements SteppableGuard {

    /** What a fenced lease promises, however long a holder is stopped. */
    static final Promise PROMISE = Promise.noLostUpdate("the store refuses the number of a grant older than the newest")
            .butDeadHolderBlocks("the lease of a killed holder has to end first");

    @Override
    public String name() {
        return Trap.MENDED_PREFIX + "fence-at-read-and-write";
    }

    @Override
    public String explanation() {
        return "A lease with a number. The store refuses a read or a write under an older one.";
    }

    @Override
    public Promise promise(Traits store) {
        return PROMISE;
    }

    @Override
    public Class<? extends TicketStore> needs() {
        return FencedStore.class;
    }

    @Override
    public boolean givesTokens(Map<String, String> set) {
        return true;
    }

    @Override
    public boolean noticesTime() {
        return true;
    }

    @Override
    public String onCrash() {
        return "The lease of a dead holder ends after half an hour, and the next buyer gets one.";
    }

    @Override
    public CriticalSection open(Opening buyer) {
        return NumberedLease.fenced(buyer, true);
    }
}

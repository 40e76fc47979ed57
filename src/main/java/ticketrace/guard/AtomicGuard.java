package ticketrace.guard;

import ticketrace.store.Traits;

/** {@code atomic}: the store takes a ticket in one step. */
public final class AtomicGuard implements Guard {

    @Override
    public String name() {
        return "atomic";
    }

    @Override
    public String explanation() {
        return "One indivisible step of the store takes a ticket and says which.";
    }

    @Override
    public PurchaseKind purchaseKind() {
        return PurchaseKind.ATOMIC;
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.noLostUpdate("the store decrements in one indivisible step");
    }

    @Override
    public String onCrash() {
        return "Nothing is held, so nothing is blocked; the victim's seat is unknown.";
    }
}

package ticketrace.guard;

import ticketrace.store.Traits;

/** {@code optimistic}: a buyer writes the count only if no other buyer has written it since the read. */
public final class OptimisticGuard implements Guard {

    @Override
    public String name() {
        return "optimistic";
    }

    @Override
    public String explanation() {
        return "Compare-and-set: the count is written if its version has not changed; otherwise the buyer reads again.";
    }

    @Override
    public PurchaseKind purchaseKind() {
        return PurchaseKind.OPTIMISTIC;
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.noLostUpdate("the store compares and sets in one indivisible step");
    }

    @Override
    public String onCrash() {
        return "Nothing is held, so nothing is blocked; the victim's seat is unknown.";
    }
}

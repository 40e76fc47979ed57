package ticketrace.guard;

import ticketrace.store.Traits;

/** {@code none}: no guard keeps buyers apart. */
public final class NoGuard implements Guard {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public String explanation() {
        return "No guard: every buyer reads and writes at any time.";
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.nothing("two buyers can read the same count before either writes");
    }

    @Override
    public String onCrash() {
        return "Nothing is held, so nothing is blocked; the victim's seat is unknown.";
    }
}

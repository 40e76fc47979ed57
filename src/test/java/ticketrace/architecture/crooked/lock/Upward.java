package ticketrace.architecture.crooked.lock;

import ticketrace.architecture.crooked.guard.Fine;

/** Breaks: a room imports only rooms below it. */
public final class Upward {

    private final Fine above = new Fine(this);

    public Fine above() {
        return above;
    }
}

package ticketrace.architecture.crooked.guard;

import ticketrace.architecture.crooked.lock.Upward;

/** Breaks nothing by itself: it uses a room below. Together with that one it is a cycle. */
public final class Fine {

    private final Upward below;

    public Fine(Upward below) {
        this.below = below;
    }

    public Upward below() {
        return below;
    }
}

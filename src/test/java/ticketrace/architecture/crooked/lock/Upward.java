package ticketrace.architecture.crooked.lock;

import ticketrace.architecture.crooked.guard.Fine;
import ticketrace.architecture.crooked.multiprocessing.Tutor;

/** Breaks: a room imports only rooms below it, and the race uses nothing of the tutorial. */
public final class Upward {

    private final Fine above = new Fine(this);

    private final Tutor tutor = new Tutor();

    public Tutor tutor() {
        return tutor;
    }

    public Fine above() {
        return above;
    }
}

package ticketrace.race;

import org.jspecify.annotations.Nullable;

/**
 * One thing at a time, given by one thread and taken by another. A monitor, because a buyer waits here while a hundred
 * others start: the queues of the JDK would have each of them load thirty classes more.
 */
final class Handoff<T> {

    private @Nullable T given;

    /** Gives it to whoever takes it. */
    synchronized void give(T thing) {
        if (given != null) {
            throw new IllegalStateException("the one before was not taken");
        }
        given = thing;
        notifyAll();
    }

    /** Waits until something is given. */
    synchronized T take() throws InterruptedException {
        while (given == null) {
            wait();
        }
        T taken = given;
        given = null;
        return taken;
    }
}

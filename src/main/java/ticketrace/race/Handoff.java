package ticketrace.race;

import org.jspecify.annotations.Nullable;

/**
 * Passes one object at a time from one thread to another. It uses a monitor, because a buyer waits here while a hundred
 * others start: with a queue of the JDK each of them would load thirty more classes.
 */
final class Handoff<T> {

    private @Nullable T given;

    /**
     * Gives a thing to the thread that takes it.
     *
     * @throws IllegalStateException if no thread has taken the previous thing
     */
    synchronized void give(T thing) {
        if (given != null) {
            throw new IllegalStateException("the item before was not taken yet");
        }
        given = thing;
        notifyAll();
    }

    /** Waits until there is a thing, and takes it. */
    synchronized T take() throws InterruptedException {
        while (given == null) {
            wait();
        }
        T taken = given;
        given = null;
        return taken;
    }
}

package ticketrace.multiprocessing;

import java.io.Serializable;

/**
 * A task that is told something: {@code target=f, args=(x,)} in Python. As {@link Task}, it is serialized and sent to the
 * child, and its argument with it.
 *
 * @param <A> what it is told; several things go into {@link Arguments}
 */
@FunctionalInterface
public interface TaskWith<A> extends Serializable {

    /** Does it, in whichever process calls this. What it throws ends a child with exit code 1. */
    void run(A argument) throws Exception;
}

package ticketrace.process;

import java.io.Serializable;

/**
 * A task that is told something: {@code target=f, args=(x,)} in Python.
 *
 * @param <A> what it is told; several things go into {@link Arguments}
 */
@FunctionalInterface
public interface TaskWith<A> extends Serializable {

    /** Does it, in whichever process calls this. */
    void run(A argument) throws Exception;
}

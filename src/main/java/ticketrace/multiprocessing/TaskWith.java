package ticketrace.multiprocessing;

import java.io.Serializable;

/**
 * A task with an argument: {@code target=f, args=(x,)} in Python. The parent serializes it, as a {@link Task}, and
 * sends it to the child with its argument.
 *
 * @param <A> the argument's type; put several arguments into {@link Arguments}
 */
@FunctionalInterface
public interface TaskWith<A> extends Serializable {

    /** Does the task, in the process that calls this. An exception ends a child with exit code 1. */
    void run(A argument) throws Exception;
}

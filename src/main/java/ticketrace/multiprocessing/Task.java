package ticketrace.multiprocessing;

import java.io.Serializable;

/**
 * The work of a child process: a lambda, a method reference, or a type of your own that overrides {@link #run}.
 *
 * <p>The parent serializes a task and sends it to the child, with all that it captures or has in fields; what the child
 * changes in it does not change in the parent. {@code target=} and a subclass with {@code run()} in Python.
 *
 * <p>A child does its task on its main thread. When the task returns, the child ends with exit code 0 as soon as its
 * other threads have ended. A killed child leaves the rest of its task undone.
 */
@FunctionalInterface
public interface Task extends Serializable {

    /** Does the task, in the process that calls this. An exception ends a child with exit code 1. */
    void run() throws Exception;
}

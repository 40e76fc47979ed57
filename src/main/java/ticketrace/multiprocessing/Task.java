package ticketrace.multiprocessing;

import java.io.Serializable;

/**
 * What a child process is to do: a lambda, a method reference, or a type of one's own that overrides {@link #run}.
 *
 * <p>A task is serialized and sent to the child, with all that it captures or holds in fields; what the child changes of it
 * stays in the child. {@code target=} and a subclass with {@code run()} in Python.
 *
 * <p>A child does its task on its main thread. If that returns, the child ends when its other threads have, with exit code 0;
 * a child that is killed leaves undone what it had not done.
 */
@FunctionalInterface
public interface Task extends Serializable {

    /** Does it, in whichever process calls this. What it throws ends a child with exit code 1. */
    void run() throws Exception;
}

package ticketrace.process;

import java.io.Serializable;

/**
 * What a child process is to do: a lambda, a method reference, or a type of one's own that overrides {@link #run}.
 *
 * <p>A task is serialized and sent to the child, with all that it captures or holds in fields; what the child changes of it
 * stays in the child. {@code target=} and a subclass with {@code run()} in Python.
 */
@FunctionalInterface
public interface Task extends Serializable {

    /** Does it, in whichever process calls this. What it throws ends a child with exit code 1. */
    void run() throws Exception;
}

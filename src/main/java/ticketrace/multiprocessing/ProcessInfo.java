package ticketrace.multiprocessing;

import java.io.Serializable;

/**
 * Name and pid of a process, as Python's {@code current_process()} and {@code parent_process()} return them. Immutable.
 * The process may have ended.
 *
 * @param name {@code MainProcess}, or the name that its parent gave it: {@code Process-1}, {@code Process-1:2}
 * @param pid its process id
 * @param daemon whether it ends with its parent
 */
public record ProcessInfo(String name, long pid, boolean daemon) implements Serializable {}

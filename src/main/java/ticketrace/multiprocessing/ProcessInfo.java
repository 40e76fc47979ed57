package ticketrace.multiprocessing;

import java.io.Serializable;

/**
 * Name and pid of a process: what Python's {@code current_process()} and {@code parent_process()} tell. Immutable. It
 * does not say whether the process still lives.
 *
 * @param name {@code MainProcess}, or what its parent called it: {@code Process-1}, {@code Process-1:2}
 * @param pid its process id
 * @param daemon whether it ends with its parent
 */
public record ProcessInfo(String name, long pid, boolean daemon) implements Serializable {}

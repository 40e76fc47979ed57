/**
 * What is plugged in: found as services in the launcher, made from the name of its class in a buyer.
 *
 * <p>{@link ticketrace.plugin.PlugIns} is a catalogue: all services of a kind on the class path, ours first. A buyer looks at
 * no catalogue and loads no service but its own: it is told a class's name, and {@link ticketrace.plugin.PlugInClass} makes
 * that one. A jar adds a service by one class and one line in {@code META-INF/services}.
 *
 * <p>May use: the JDK. Never: knows what the services do.
 */
@NullMarked
package ticketrace.plugin;

import org.jspecify.annotations.NullMarked;

/**
 * Plug-ins: the launcher finds them as services; a buyer makes its own from the names of their classes.
 *
 * <p>{@link ticketrace.plugin.PlugIns} is a catalogue: all services of a kind on the class path, Ticketrace's own
 * first. A buyer uses no catalogue and loads no service but its own: it gets a class's name, and {@link
 * ticketrace.plugin.PlugInClass} makes that one. A jar adds a service by one class and one line in {@code
 * META-INF/services}.
 *
 * <p>May use: the JDK. Never: knows what the services do.
 */
@NullMarked
package ticketrace.plugin;

import org.jspecify.annotations.NullMarked;

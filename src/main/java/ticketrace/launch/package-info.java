/**
 * Starts child JVMs, talks with them, stops and kills them. Knows no tickets, no locks and no tasks.
 *
 * <pre>
 * parent                                                        child
 * JvmBuilder -&gt; ForkedJvm  ---- lines on standard input ----&gt;   Parent
 *               ChildListener &lt;--- lines on standard output ----
 * </pre>
 *
 * A child that listens to its {@link ticketrace.launch.Parent} never outlives it, {@code kill -9} of the parent
 * included: the pipe ends, and the child with it. Every fork goes through {@link ticketrace.launch.ForkingThread},
 * every command through {@link ticketrace.launch.JvmCommand}.
 *
 * <p>{@link ticketrace.launch.ClassArchive} makes JVMs start in half the time. {@link ticketrace.launch.Pauser} stops
 * and continues processes. {@link ticketrace.launch.ProgressLimit} is how long a process may stand still before it
 * counts as lost: every limit follows progress, not the clock.
 *
 * <p>May use: the JDK; in a child as little of it as it can. Never: knows what its children do.
 */
@NullMarked
package ticketrace.launch;

import org.jspecify.annotations.NullMarked;

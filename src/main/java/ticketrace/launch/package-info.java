/**
 * Starts child JVMs, talks with them, stops and kills them. Knows no tickets, no locks and no tasks.
 *
 * <pre>
 * parent                                                        child
 * JvmBuilder -&gt; ForkedJvm  ---- lines on standard input ----&gt;   Parent
 *               ChildListener &lt;--- lines on standard output ----
 * </pre>
 *
 * A child that listens to its {@link ticketrace.launch.Parent} never outlives it, even if the parent is killed by
 * {@code kill -9}: the kernel closes the pipe, and then the child halts. Every fork goes through {@link
 * ticketrace.launch.ForkingThread}, every command through {@link ticketrace.launch.JvmCommand}.
 *
 * <p>{@link ticketrace.launch.ClassArchive} makes JVMs start in half the time. {@link ticketrace.launch.Pauser} stops
 * and continues processes. {@link ticketrace.launch.ProgressLimit} says how long a process may make no progress before
 * it counts as lost: limits depend on progress, not on the clock alone.
 *
 * <p>May use: the JDK; in a child as little of it as it can. Never: knows what its children do.
 */
@NullMarked
package ticketrace.launch;

import org.jspecify.annotations.NullMarked;

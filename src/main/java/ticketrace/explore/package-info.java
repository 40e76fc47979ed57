/**
 * Schedules: one schedule, its results turn by turn, and the exploration of every schedule. This room knows no
 * processes.
 *
 * <pre>
 * Explorer -&gt; every schedule -&gt; Play -&gt; turns -&gt; SteppedBuyers: real processes, threads in tests
 *    |                           |
 *    v                           v
 * Exploration: outcomes        TurnResult, one for each turn
 *
 * RaceHistory of a free race -&gt; Clash -&gt; EvidenceOrder -&gt; Schedule
 * </pre>
 *
 * <p>May use: {@code run}, {@code audit} and all rooms below. Never: starts a process; prints.
 */
@NullMarked
package ticketrace.explore;

import org.jspecify.annotations.NullMarked;

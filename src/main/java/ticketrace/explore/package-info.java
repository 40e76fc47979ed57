/**
 * Schedules: one schedule, its results turn by turn, and the exploration of all schedules. This room knows no
 * processes.
 *
 * <pre>
 * Explorer -&gt; GraphExplorer -&gt; Play -&gt; turns -&gt; SteppedBuyers: real processes, threads in tests
 *    |            |    |         |
 *    |            |    v         v
 *    |            | StateTracker: which state is it?   TurnResult, one for each turn
 *    |            v
 *    |        StateGraph -&gt; GraphPaths: how many schedules, the simplest of them
 *    |                          |
 *    |                          v
 *    +-&gt; ScheduleExplorer -&gt; Exploration: outcomes
 *
 * RaceHistory of a free race -&gt; Clash -&gt; EvidenceOrder -&gt; Schedule
 * </pre>
 *
 * <p>May use: {@code run}, {@code audit} and all rooms below. Never: starts a process; prints.
 */
@NullMarked
package ticketrace.explore;

import org.jspecify.annotations.NullMarked;

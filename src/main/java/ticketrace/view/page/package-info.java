/**
 * The server of the classroom page. A browser starts races, and sees them live. The server reads what happens from the
 * histories that the buyers write.
 *
 * <pre>
 * browser -> PageServer -> RequestFilter, AccessRules: host, origin, token, access code
 *              |
 *              +-> PageFiles, IndexPage          the page itself, from the jar
 *              +-> RaceRoutes -> RaceRegistry -> LiveRace (a thread each) -> RaceWatch -> RaceEvents -> EventRoute
 *              |                    FinishedRuns <- the folders of the runs directory
 *              +-> PlayRoutes -> PlayRegistry -> OpenPlay -> SteppedRace
 *              +-> ExplorationRoutes -> ExplorationRegistry -> OpenExploration (a thread each) -> SteppedRace
 * </pre>
 *
 * <p>A browser gets the state of a running race, not a queue of events: a listener that begins late or falls behind
 * gets all that it has missed at once, and a listener that goes away leaves nothing behind. The interface is documented
 * in {@code src/docs/page.md}; the page's own files lie in {@code src/main/resources/ticketrace/view/}.
 *
 * <p>May use: {@code view.words}, {@code view.model} and all rooms below {@code view}. Never: judges; knows options or
 * exit codes; trusts a request.
 */
@NullMarked
package ticketrace.view.page;

import org.jspecify.annotations.NullMarked;

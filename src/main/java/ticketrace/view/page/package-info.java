/**
 * The classroom page's server: races that a browser starts, shown live, from the evidence that the buyers write down.
 *
 * <pre>
 * browser -> PageServer -> RequestFilter, AccessRules: host, origin, token, access code
 *              |
 *              +-> PageFiles, IndexPage          the page itself, from the jar
 *              +-> RaceRoutes -> RaceRegistry -> LiveRace (a thread each) -> RaceWatch -> RaceEvents -> EventRoute
 *              |                    FinishedRuns <- the folders of the runs directory
 *              +-> PlayRoutes -> PlayRegistry -> OpenPlay -> SteppedRace
 * </pre>
 *
 * What a browser is told of a running race is its state, not a queue: a listener that comes late or falls behind is told
 * all it has missed at once, and one that goes away leaves nothing. The interface is documented in {@code src/docs/page.md};
 * the page's own files lie in {@code src/main/resources/ticketrace/view/}.
 *
 * <p>May use: {@code view.words}, {@code view.model} and all rooms below {@code view}. Never: judges; knows options or exit codes; trusts
 * a request.
 */
@NullMarked
package ticketrace.view.page;

import org.jspecify.annotations.NullMarked;

/**
 * Pure functions from evidence to a verdict: {@link ticketrace.audit.Audit#judge} takes the histories of all buyers and
 * what the store held at the end, and says whether the race is VALID, VIOLATED or UNKNOWN, with findings and numbers.
 *
 * <p>Each check is a class of its own and answers one question; {@link ticketrace.audit.Findings} collects the findings
 * of all checks. If all buyers share one clock, the checks are exact and take O(n log n) time for n purchases. If the
 * clocks are known only within bounds, some checks take longer, and sometimes cannot tell the order of two steps.
 *
 * <p>May use: {@code history}, {@code store}, {@code guard}, {@code input}. Never: looks at a clock, a process or a
 * database.
 */
@NullMarked
package ticketrace.audit;

import org.jspecify.annotations.NullMarked;

/**
 * A house that breaks the rules of {@link ticketrace.architecture.House}, so that a test sees that the rules find the
 * violations.
 */
package ticketrace.architecture.badhouse;

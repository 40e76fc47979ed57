/** A house that breaks the rules of {@link ticketrace.architecture.House}, so that a test can see them catch it. */
package ticketrace.architecture.crooked;

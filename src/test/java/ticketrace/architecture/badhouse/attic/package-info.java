/** A package that is no room of the plan. */
package ticketrace.architecture.badhouse.attic;

/** A room that is on no plan, with no package description but this one. */
package ticketrace.architecture.crooked.attic;

/**
 * The store in an H2 database: the launcher serves it, buyers are its clients. Only this room knows H2.
 */
@NullMarked
package ticketrace.store.h2;

import org.jspecify.annotations.NullMarked;

/**
 * The tutorial's store: a text file with the count ({@link ticketrace.store.CountFile}), and a text file with one line
 * for each sale ({@link ticketrace.store.SalesFile}).
 */
@NullMarked
package ticketrace.store.file;

import org.jspecify.annotations.NullMarked;

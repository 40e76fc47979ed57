package ticketrace.store;

/**
 * What a store really does with the reads and writes of a purchase; the promise of a guard depends on it. At an
 * isolation level, the traits describe transactions, and are the measured behaviour of the store, which may differ from
 * the name of the level: see Berenson et al., "A Critique of ANSI SQL Isolation Levels", 1995. Immutable.
 *
 * @param showsUncommitted whether other buyers can read the writes of a purchase before the purchase ends
 * @param refusesLostUpdate whether the store refuses a write if another buyer has changed the count since this buyer
 *     read it
 * @param reason the reason, in a few words that name the store: "H2 refuses ..."
 */
public record Traits(boolean showsUncommitted, boolean refusesLostUpdate, String reason) {

    /** The traits of a store in which every call takes effect at once and by itself. */
    public static final Traits OF_SINGLE_CALLS =
            new Traits(true, false, "each write can be read at once, and the last writer wins");
}

package ticketrace.store;

/**
 * What a store really does with the reads and writes of a purchase: what a guard's promise depends on. At a level of
 * isolation it is said of transactions, and is what the store was seen to do, whatever the level's name promises: see
 * Berenson et al., "A Critique of ANSI SQL Isolation Levels", 1995. Immutable.
 *
 * @param showsUncommitted whether others can read what a purchase has written before it has come to its end
 * @param refusesLostUpdate whether a write is refused if somebody else has changed the count since it was read
 * @param reason why, in a few words that name the store: "H2 refuses ..."
 */
public record Traits(boolean showsUncommitted, boolean refusesLostUpdate, String reason) {

    /** Of a store in which every call stands by itself, as soon as it is made. */
    public static final Traits OF_SINGLE_CALLS =
            new Traits(true, false, "each write can be read at once, and the last writer wins");
}

package ticketrace.history;

/**
 * A step that a lock, a guard or a buyer named itself, such as {@code UNLINK}.
 *
 * @param name its name
 * @param at when it happened ({@link System#nanoTime})
 */
public record NamedStep(String name, long at) {

    /** The longest name, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = Layout.NAME_BYTES - 1;

    /** The largest number of different names in a buyer's history. */
    public static final int MAX_NAMES = Layout.MOST_NAMES;

    /** How many named steps of one purchase the recorder keeps: the first ones. */
    public static final int MAX_OF_A_PURCHASE = Layout.MOST_NAMED;
}

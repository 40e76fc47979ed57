package ticketrace.history;

/**
 * A step that a lock, a guard or a buyer has a name of its own for, such as {@code UNLINK}.
 *
 * @param name what it is called
 * @param at when it was ({@link System#nanoTime})
 */
public record NamedStep(String name, long at) {

    /** The longest name, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = Layout.NAME_BYTES - 1;

    /** How many different names a buyer's history has room for. */
    public static final int MAX_NAMES = Layout.MOST_NAMES;

    /** How many named steps of one purchase are kept: the first of them. */
    public static final int MAX_OF_A_PURCHASE = Layout.MOST_NAMED;
}

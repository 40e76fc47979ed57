package ticketrace.launch;

/**
 * Hears what a child says and that it has ended. One call comes after the other, on threads that belong to the child.
 */
public interface ChildListener {

    /** The child printed a line on its standard output. */
    void line(String line);

    /** The child has ended. {@link #line} has heard everything that it printed. */
    void ended();
}

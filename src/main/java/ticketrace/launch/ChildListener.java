package ticketrace.launch;

/**
 * The parent's listener to a child. {@link LineProcess} calls it for each line that the child prints, and once when the
 * child has ended. The calls come one after the other, on threads of the {@code LineProcess}.
 */
public interface ChildListener {

    /** The child printed a line on its standard output. */
    void line(String line);

    /** The child has ended, and {@link #line} was called for every line that it printed. */
    void ended();
}

package ticketrace.launch;

/** Hears what a child says and that it ended. Called on threads of the child's, one call after the other. */
public interface JvmListener {

    /** The child printed a line on its standard output. */
    void line(String line);

    /** The child has ended, and everything it printed was told before. */
    void ended();
}

package ticketrace.launch;

/** Takes lines to the other side of a pipe. */
public interface LineOut {

    /** Tells one line. */
    void say(String line);
}

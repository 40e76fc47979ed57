package ticketrace.launch;

/** Sends lines to the other side of a pipe. */
public interface LineOut {

    /** Sends one line. */
    void say(String line);
}

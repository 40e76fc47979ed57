package ticketrace.cli;

/** One line on standard error: what failed, where, and what to do. */
final class Complaint {

    private Complaint() {}

    static void tell(String line) {
        System.err.println("ticketrace: " + line.replaceAll("\\s*\\R\\s*", " "));
        System.err.flush();
    }
}

package ticketrace.store.h2;

/**
 * The address of a buyer's tables, and the password. The launcher sends them as one word through the buyer's pipe and
 * writes them nowhere.
 *
 * @param database the name of the database on the server
 * @param schema the schema with the two tables
 * @param sliceMillis how long one statement of a transaction waits for a row that another transaction has locked,
 *     milliseconds
 */
record H2Access(int port, String password, String database, String schema, int sliceMillis) {

    /** A buyer waits in slices of this length, so that it soon notices an order to stop. */
    static final int SLICE_MILLIS = 2000;

    /** An hour: in effect no limit. For a stepped buyer, which the stepper ends while it waits. */
    static final int NO_SLICES = 3_600_000;

    private static final String SEPARATOR = "/";

    static H2Access of(String word) {
        String[] parts = word.split(SEPARATOR, -1);
        return new H2Access(Integer.parseInt(parts[0]), parts[1], parts[2], parts[3], Integer.parseInt(parts[4]));
    }

    String word() {
        return String.join(SEPARATOR, String.valueOf(port), password, database, schema, String.valueOf(sliceMillis));
    }

    String url() {
        return "jdbc:h2:tcp://" + address() + "/" + database + ";SCHEMA=" + schema;
    }

    /** Host and port, for messages; without the password. */
    String address() {
        return H2Database.HOST + ":" + port;
    }
}

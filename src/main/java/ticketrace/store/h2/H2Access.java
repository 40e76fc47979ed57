package ticketrace.store.h2;

/**
 * Where a buyer finds its tables, and the password: one word, sent through the buyer's pipe and written nowhere.
 *
 * @param database the database's name on the server
 * @param schema the schema with the two tables
 * @param sliceMillis how long one statement of a transaction waits for a row that another one has
 */
record H2Access(int port, String password, String database, String schema, int sliceMillis) {

    /** Soon enough for a buyer to notice that it is to stop. */
    static final int SLICE_MILLIS = 2000;

    /** For a buyer that somebody ends while it waits: longer than anybody lets it. */
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

    /** For messages: the password is not in it. */
    String address() {
        return H2Database.HOST + ":" + port;
    }
}

package ticketrace.store;

/**
 * Where a buyer finds its tables, and the password: one word, sent through the buyer's pipe and written nowhere.
 *
 * @param database the database's name on the server
 * @param schema the schema with the two tables
 */
record H2Access(int port, String password, String database, String schema) {

    private static final String SEPARATOR = "/";

    static H2Access of(String word) {
        String[] parts = word.split(SEPARATOR, -1);
        return new H2Access(Integer.parseInt(parts[0]), parts[1], parts[2], parts[3]);
    }

    String word() {
        return String.join(SEPARATOR, String.valueOf(port), password, database, schema);
    }

    String url() {
        return "jdbc:h2:tcp://" + address() + "/" + database + ";SCHEMA=" + schema;
    }

    /** For messages: the password is not in it. */
    String address() {
        return H2Database.HOST + ":" + port;
    }
}

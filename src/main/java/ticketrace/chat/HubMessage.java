package ticketrace.chat;

import java.util.Base64;

/**
 * A line between hub and serving process: a word, and the rest.
 *
 * <p>A serving process that has asked for something ({@link #SAY}, {@link #NAME}, {@link #WHO}) continues when it
 * receives {@link #DONE}. So it answers its client's lines in their order, and the hub sets the pace.
 *
 * @param word one of the words below
 * @param rest what follows the word; may be empty
 */
record HubMessage(String word, String rest) {

    // the serving process to the hub
    static final String HELLO = "hello"; // with its pid: the process has started
    static final String NEXT = "next"; // asks for more of the client's bytes
    static final String OUT = "out"; // bytes for the client
    static final String SAY = "say"; // a message for everybody
    static final String NAME = "name"; // the client wants this name
    static final String WHO = "who"; // asks who is there; and the hub's answer: how many
    static final String QUIT = "quit"; // the client leaves

    // the hub to the serving process
    static final String YOU = "you"; // the client's name to begin with
    static final String CHUNK = "chunk"; // bytes from the client
    static final String END = "end"; // no more bytes will come
    static final String MESSAGE = "message"; // a name, and what it said
    static final String JOINED = "joined"; // a name
    static final String LEFT = "left"; // a name, and the reason if it is unusual
    static final String RENAMED = "renamed"; // an old name and the new one
    static final String TAKEN = "taken"; // a name that the client cannot have
    static final String PRESENT = "present"; // a name and a pid
    static final String DONE = "done"; // the hub has done what the process asked for
    static final String BYE = "bye"; // answer to quit
    static final String CLOSING = "closing"; // the server ends

    static HubMessage parse(String line) {
        int space = line.indexOf(' ');
        return space < 0
                ? new HubMessage(line, "")
                : new HubMessage(line.substring(0, space), line.substring(space + 1));
    }

    static String of(String word, String rest) {
        return word + " " + rest;
    }

    /** A line with these bytes as its rest. */
    static String ofBytes(String word, byte[] bytes) {
        return of(word, Base64.getEncoder().encodeToString(bytes));
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(rest);
    }

    /** The rest up to its first space. */
    String first() {
        return parse(rest).word;
    }

    /** The rest behind its first space; empty if it has none. */
    String second() {
        return parse(rest).rest;
    }
}

package ticketrace.race;

import java.util.Set;

/** The words that launcher and buyers exchange. {@code src/docs/protocol.md} explains them. */
final class Protocol {

    /** The protocol's name and version: in a buyer's first line they follow {@link Greeting#PROTOCOL}. */
    static final String VERSION = "buyer/2";

    static final String STORES = "stores";
    static final String READY = "ready";
    static final String CLOCK = "clock";
    static final String START = "start";
    static final String STOPPED = "stopped";
    static final String GO = "go";
    static final String STOP = "stop";
    static final String ENDED = "ended";
    static final String DONE = "done";
    static final String RACE = "race";
    static final String END = "end";
    static final String ERROR = BuyerMain.ERROR;

    private Protocol() {}

    /** The first words of all lines that a buyer sends after its first line. */
    static Set<String> wordsOfABuyer() {
        return Set.of(READY, CLOCK, STOPPED, ENDED, DONE, ERROR);
    }
}

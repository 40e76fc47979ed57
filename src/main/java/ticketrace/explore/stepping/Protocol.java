package ticketrace.explore.stepping;

import java.util.Set;
import ticketrace.race.BuyerMain;

/** The words of the lines between the launcher and stepped buyers; {@code src/docs/protocol.md} describes them. */
final class Protocol {

    /**
     * The protocol's name and version. A buyer says it in its first line, after the word {@link
     * ticketrace.race.Greeting#PROTOCOL}.
     */
    static final String VERSION = "stepped-buyer/3";

    static final String OPEN = "open";
    static final String OPENED = "opened";
    static final String BEGIN = "begin";
    static final String AT = "at";
    static final String REFUSED = "refused";
    static final String INSIDE = "inside";
    static final String NONE = "-";
    static final String GO = "go";
    static final String WAITS = "waits";
    static final String STOP = "stop";
    static final String ENDED = "ended";
    static final String LEAVE = "leave";
    static final String LEFT = "left";
    static final String ERROR = BuyerMain.ERROR;

    private Protocol() {}

    /** The words that a buyer's line can begin with. */
    static Set<String> wordsOfABuyer() {
        return Set.of(OPENED, AT, WAITS, ENDED, LEFT, ERROR);
    }
}

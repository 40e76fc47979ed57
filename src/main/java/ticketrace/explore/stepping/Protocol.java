package ticketrace.explore.stepping;

import java.util.Set;
import ticketrace.race.BuyerProcess;

/** The words that launcher and stepped buyers exchange; {@code src/docs/protocol.md} tells what they mean. */
final class Protocol {

    /** The protocol's name and version: what a buyer says first, behind {@link ticketrace.race.Greeting#PROTOCOL}. */
    static final String VERSION = "stepped-buyer/1";

    static final String OPEN = "open";
    static final String OPENED = "opened";
    static final String BEGIN = "begin";
    static final String AT = "at";
    static final String REFUSED = "refused";
    static final String GO = "go";
    static final String WAITS = "waits";
    static final String STOP = "stop";
    static final String ENDED = "ended";
    static final String LEAVE = "leave";
    static final String LEFT = "left";
    static final String ERROR = BuyerProcess.ERROR;

    private Protocol() {}

    /** Those with which a buyer's lines begin. */
    static Set<String> wordsOfABuyer() {
        return Set.of(OPENED, AT, WAITS, ENDED, LEFT, ERROR);
    }
}

package ticketrace.explore.stepping;

/** The words that launcher and stepped buyers exchange; the package's description tells what they mean. */
final class Protocol {

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
    static final String ERROR = "error";

    /** The exit code of a buyer whose store, lock or history failed (EX_IOERR in sysexits.h). */
    static final int EXIT_IO_ERROR = 74;

    private Protocol() {}
}

package ticketrace.race;

/** The words that launcher and buyers exchange; the package's description tells what they mean. */
final class Protocol {

    static final String STORES = "stores";
    static final String READY = "ready";
    static final String CLOCK = "clock";
    static final String START = "start";
    static final String STANDING = "standing";
    static final String GO = "go";
    static final String STOP = "stop";
    static final String ENDED = "ended";
    static final String DONE = "done";
    static final String RACE = "race";
    static final String END = "end";
    static final String ERROR = "error";

    /** The exit code of a buyer whose store, lock or history failed (EX_IOERR in sysexits.h). */
    static final int EXIT_IO_ERROR = 74;

    private Protocol() {}
}

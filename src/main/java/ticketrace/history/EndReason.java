package ticketrace.history;

import org.jspecify.annotations.Nullable;

/** Why a buyer, or a race, ended. */
public enum EndReason {
    SOLD_OUT(1),
    QUOTA(2),
    TIME_LIMIT(3),
    INTERRUPTED(4),
    /** The explorer saw a deadlock: every buyer that lives waits for something that no buyer will release. */
    DEADLOCK(5);

    private final int code;

    EndReason(int code) {
        this.code = code;
    }

    /** The number of this reason in a history file; zero means none. */
    int code() {
        return code;
    }

    /** The reason with this number, or null. */
    static @Nullable EndReason ofCode(int code) {
        for (EndReason each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        return null;
    }
}

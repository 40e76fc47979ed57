package ticketrace.history;

import org.jspecify.annotations.Nullable;

/** Why a buyer, or a race, ended. */
public enum EndReason {
    SOLD_OUT(1),
    QUOTA(2),
    TIME_LIMIT(3),
    INTERRUPTED(4),
    /** Whoever plays the order of steps has seen that nobody can go on: all that live wait for what nobody will free. */
    DEADLOCK(5);

    private final int code;

    EndReason(int code) {
        this.code = code;
    }

    /** The number that stands for it in a history file; zero stands for none. */
    int code() {
        return code;
    }

    /** The one with this number, or null. */
    static @Nullable EndReason ofCode(int code) {
        for (EndReason each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        return null;
    }
}

package ticketrace.history;

/** Why a buyer, or a race, ended. */
public enum EndReason {
    SOLD_OUT,
    QUOTA,
    TIME_LIMIT,
    INTERRUPTED
}

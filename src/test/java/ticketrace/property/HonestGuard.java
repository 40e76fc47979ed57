package ticketrace.property;

import org.jspecify.annotations.Nullable;
import ticketrace.audit.RaceDraft;
import ticketrace.store.Isolation;

/** How the buyers of a {@link HonestRace} are kept apart, if they are. */
enum HonestGuard {
    NONE("none", Kind.BARE),
    /** A dead holder's guard is free again. */
    FREED_BY_DEATH("file-lock", Kind.LOCK),
    /** A dead holder's guard stays taken. */
    STUCK_BY_DEATH("lock-file", Kind.LOCK),
    /** Lets them in in the order in which they asked. */
    FAIR("fair-lock", Kind.LOCK),
    /** A dead holder's guard is free again, and what it did is undone. */
    UNDONE_BY_DEATH("row-lock", Kind.LOCKING_TRANSACTION),
    /** Reads what is not committed; the last writer wins. */
    DIRTY(Isolation.READ_UNCOMMITTED),
    /** Reads what is committed; the last writer wins. */
    COMMITTED(Isolation.READ_COMMITTED),
    /** Who comes too late is refused when it writes. */
    REFUSED_IN_WRITE(Isolation.REPEATABLE_READ),
    /** Who comes too late is refused when it commits. */
    REFUSED_IN_RELEASE(Isolation.SERIALIZABLE),
    OPTIMISTIC("optimistic", Kind.OPTIMISTIC),
    ATOMIC("atomic", Kind.ATOMIC),
    /** Says that it keeps buyers apart, and lets in whoever asks. */
    LEAKY("file-lock", Kind.LOCK),
    /** Says that it lets them in in the order in which they asked, and lets in any of them. */
    UNFAIR("fair-lock", Kind.LOCK),
    /** Others may come in between the comparing and the setting. */
    RACY_COMPARE("optimistic", Kind.OPTIMISTIC),
    /** Others may come in between the reading and the writing of a take. */
    RACY_TAKE("atomic", Kind.ATOMIC);

    private enum Kind {
        BARE,
        LOCK,
        LOCKING_TRANSACTION,
        TRANSACTION,
        OPTIMISTIC,
        ATOMIC
    }

    private final String catalogueName;
    private final Kind kind;
    private final @Nullable Isolation level;

    HonestGuard(String catalogueName, Kind kind) {
        this.catalogueName = catalogueName;
        this.kind = kind;
        this.level = null;
    }

    HonestGuard(Isolation level) {
        this.catalogueName = "transaction";
        this.kind = Kind.TRANSACTION;
        this.level = level;
    }

    RaceDraft draft(int tickets) {
        RaceDraft draft = RaceDraft.under(catalogueName, tickets);
        return level == null ? draft : draft.at(level);
    }

    /** Whether no update can be lost, and nobody overtaken that was promised a turn. */
    boolean isSound() {
        return switch (this) {
            case NONE, DIRTY, COMMITTED, LEAKY, UNFAIR, RACY_COMPARE, RACY_TAKE -> false;
            default -> true;
        };
    }

    /** Whether there is something to acquire and to release. */
    boolean isBracket() {
        return kind == Kind.LOCK || isTransaction();
    }

    /** Whether one at a time is let in. */
    boolean excludes() {
        return promisesExclusion() && this != LEAKY;
    }

    /** Whether it says that one at a time is let in. */
    boolean promisesExclusion() {
        return kind == Kind.LOCK || kind == Kind.LOCKING_TRANSACTION;
    }

    /** Whether it says that who asked first is let in first. */
    boolean promisesOrder() {
        return this == FAIR || this == UNFAIR;
    }

    /** Whether its indivisible step can be divided. */
    boolean isRacy() {
        return this == RACY_COMPARE || this == RACY_TAKE;
    }

    boolean isTransaction() {
        return kind == Kind.LOCKING_TRANSACTION || kind == Kind.TRANSACTION;
    }

    /** Whether a purchase can be told to try again. */
    boolean refuses() {
        return isOptimistic() || this == REFUSED_IN_WRITE || this == REFUSED_IN_RELEASE;
    }

    boolean isOptimistic() {
        return kind == Kind.OPTIMISTIC;
    }

    boolean isAtomic() {
        return kind == Kind.ATOMIC;
    }
}

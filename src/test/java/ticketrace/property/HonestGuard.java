package ticketrace.property;

import org.jspecify.annotations.Nullable;
import ticketrace.audit.RaceDraft;
import ticketrace.store.Isolation;

/** The guards of a {@link HonestRace}: how they keep buyers apart, if they do. */
enum HonestGuard {
    NONE("none", Kind.BARE),
    /** A dead holder's guard becomes free. */
    FREED_BY_DEATH("file-lock", Kind.LOCK),
    /** A dead holder's guard stays taken. */
    STUCK_BY_DEATH("lock-file", Kind.LOCK),
    /** Admits buyers in the order of their requests. */
    FAIR("fair-lock", Kind.LOCK),
    /** A dead holder's guard becomes free, and its changes are undone. */
    UNDONE_BY_DEATH("row-lock", Kind.LOCKING_TRANSACTION),
    /** Buyers read uncommitted changes. The last writer wins. */
    DIRTY(Isolation.READ_UNCOMMITTED),
    /** Buyers read committed changes. The last writer wins. */
    COMMITTED(Isolation.READ_COMMITTED),
    /** A late buyer is refused in its write. */
    REFUSED_IN_WRITE(Isolation.REPEATABLE_READ),
    /** A late buyer is refused in its commit. */
    REFUSED_IN_RELEASE(Isolation.SERIALIZABLE),
    OPTIMISTIC("optimistic", Kind.OPTIMISTIC),
    ATOMIC("atomic", Kind.ATOMIC),
    /** Promises exclusion, but admits every buyer. */
    LEAKY("file-lock", Kind.LOCK),
    /** Promises the order of requests, but admits buyers in any order. */
    UNFAIR("fair-lock", Kind.LOCK),
    /** Other buyers may act between the compare and the set. */
    RACY_COMPARE("optimistic", Kind.OPTIMISTIC),
    /** Other buyers may act between the read and the write of a take. */
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

    /** Whether no update can be lost, and no buyer is overtaken against a promise. */
    boolean isSound() {
        return switch (this) {
            case NONE, DIRTY, COMMITTED, LEAKY, UNFAIR, RACY_COMPARE, RACY_TAKE -> false;
            default -> true;
        };
    }

    /** Whether buyers acquire and release it. */
    boolean hasSection() {
        return kind == Kind.LOCK || isTransaction();
    }

    /** Whether it admits one buyer at a time. */
    boolean excludes() {
        return promisesExclusion() && this != LEAKY;
    }

    /** Whether it promises to admit one buyer at a time. */
    boolean promisesExclusion() {
        return kind == Kind.LOCK || kind == Kind.LOCKING_TRANSACTION;
    }

    /** Whether it promises to admit buyers in the order of their requests. */
    boolean promisesOrder() {
        return this == FAIR || this == UNFAIR;
    }

    /** Whether another buyer can act inside its step, which should be atomic. */
    boolean isRacy() {
        return this == RACY_COMPARE || this == RACY_TAKE;
    }

    boolean isTransaction() {
        return kind == Kind.LOCKING_TRANSACTION || kind == Kind.TRANSACTION;
    }

    /** Whether it can refuse a purchase, so that the buyer tries again. */
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

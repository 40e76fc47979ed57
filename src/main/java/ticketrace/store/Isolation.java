package ticketrace.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far a database isolates transactions from each other, by the names of the SQL standard. Databases differ in what
 * they really give at a level: see Berenson et al., "A Critique of ANSI SQL Isolation Levels", 1995.
 */
public enum Isolation {
    READ_UNCOMMITTED,
    READ_COMMITTED,
    REPEATABLE_READ,
    SERIALIZABLE;

    /**
     * The level with this {@link #label}.
     *
     * @throws IllegalArgumentException if there is no such level; the message lists the names
     */
    public static Isolation named(String name) {
        return named(name, List.of(values()));
    }

    /**
     * The same, if it is one of these.
     *
     * @throws IllegalArgumentException if it is not; the message lists their names
     */
    public static Isolation named(String name, List<Isolation> levels) {
        List<String> labels = new ArrayList<>();
        for (Isolation level : levels) {
            if (level.label().equals(name)) {
                return level;
            }
            labels.add(level.label());
        }
        throw new IllegalArgumentException(
                "unknown isolation level '" + name + "'; levels are: " + String.join(", ", labels));
    }

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant for {@link Connection#setTransactionIsolation}. */
    public int jdbc() {
        return switch (this) {
            case READ_UNCOMMITTED -> Connection.TRANSACTION_READ_UNCOMMITTED;
            case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
            case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
            case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
        };
    }
}

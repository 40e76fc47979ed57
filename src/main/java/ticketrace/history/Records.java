package ticketrace.history;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Puts records of purchases together, as readers decode them: the main part, and behind it the extra part, or zeros if
 * the purchase has none. Layout: {@link Layout}.
 */
final class Records {

    private Records() {}

    /** An empty buffer for this many records. */
    static ByteBuffer allocate(int records) {
        return ByteBuffer.allocate(records * Layout.RECORD_BYTES).order(ByteOrder.nativeOrder());
    }

    /** Whether the buyer wrote nothing in this main part. The buyer writes a time first. */
    static boolean isBlank(ByteBuffer main, int at) {
        for (int i = at; i < at + Layout.PART_BYTES; i += Long.BYTES) {
            if (main.getLong(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether this main part says that the purchase has an extra part. */
    static boolean hasExtra(ByteBuffer main, int at) {
        return (main.get(at + Layout.FLAGS) & Layout.HAS_EXTRA) != 0;
    }

    /** Whether any of the purchases with these main parts has an extra part. */
    static boolean haveExtra(ByteBuffer main) {
        for (int at = 0; at + Layout.PART_BYTES <= main.limit(); at += Layout.PART_BYTES) {
            if (hasExtra(main, at)) {
                return true;
            }
        }
        return false;
    }

    /** Adds one record at the end of {@code records}. It is not important what {@code extra} has if it has no extra part. */
    static void add(ByteBuffer main, int mainAt, ByteBuffer extra, int extraAt, ByteBuffer records) {
        int at = records.position();
        records.put(at, main, mainAt, Layout.PART_BYTES);
        if (hasExtra(main, mainAt)) {
            records.put(at + Layout.PART_BYTES, extra, extraAt, Layout.PART_BYTES);
        } else {
            for (int i = Layout.PART_BYTES; i < Layout.RECORD_BYTES; i += Long.BYTES) {
                records.putLong(at + i, 0);
            }
        }
        records.position(at + Layout.RECORD_BYTES);
    }
}

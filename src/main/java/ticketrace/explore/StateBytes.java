package ticketrace.explore;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes that describe a state. Equal states have the same bytes. One thread. */
final class StateBytes {

    private byte[] bytes = new byte[256];
    private int length;

    /** Adds a number, which is at least 0, in as few bytes as it takes. */
    void put(int number) {
        int rest = number;
        while (rest > 0x7F) {
            add((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        add((byte) rest);
    }

    /** Adds a few flags as one number. */
    void put(boolean... flags) {
        int bits = 0;
        for (boolean flag : flags) {
            bits = (bits << 1) | (flag ? 1 : 0);
        }
        put(bits);
    }

    @SuppressWarnings("EnumOrdinal") // the numbers live no longer than the exploration
    void put(BuyerState state) {
        put((state.place().ordinal() << 3) | ordinal(state.refused()));
        put((ordinal(state.step()) << 4) | ordinal(state.reason()));
        put(state.value() + 1);
        String next = state.inside().next();
        put(next == null ? "" : next);
    }

    void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("EnumOrdinal")
    private static int ordinal(@Nullable Enum<?> value) {
        return value == null ? 0 : value.ordinal() + 1;
    }

    /** Adds the length of some bytes, and the bytes. */
    void put(byte[] more) {
        put(more.length);
        for (byte each : more) {
            add(each);
        }
    }

    private void add(byte next) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = next;
    }

    /** Returns the bytes so far, and begins anew. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }
}

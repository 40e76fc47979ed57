package ticketrace.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of steps in the head of a history. The head has each name once; purchases refer to its number. One thread.
 */
final class StepNames {

    private final List<String> names = new ArrayList<>();

    /** Reads the names in a head, up to the first entry that is empty or cannot be a name. */
    static StepNames in(ByteBuffer head) {
        StepNames all = new StepNames();
        for (int i = 0; i < Layout.MOST_NAMES; i++) {
            int at = Layout.NAMES + i * Layout.NAME_BYTES;
            int length = head.get(at);
            if (length < 1 || length > NamedStep.MAX_NAME_BYTES) {
                break;
            }
            byte[] name = new byte[length];
            head.get(at + 1, name);
            all.names.add(new String(name, StandardCharsets.UTF_8));
        }
        return all;
    }

    /** The number of a name, from 1; 0 if the head does not have it. */
    int number(String name) {
        return names.indexOf(name) + 1;
    }

    /** Adds a name here and in the head, and returns its number. */
    int add(String name, ByteBuffer head) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 1 || bytes.length > NamedStep.MAX_NAME_BYTES) {
            throw new IllegalArgumentException("the name of a step has 1 to " + NamedStep.MAX_NAME_BYTES
                    + " bytes; this one has " + bytes.length + ": " + name);
        }
        if (names.size() == NamedStep.MAX_NAMES) {
            throw new IllegalArgumentException(
                    "a buyer can name " + NamedStep.MAX_NAMES + " different steps; this would be one more: " + name);
        }
        int at = Layout.NAMES + names.size() * Layout.NAME_BYTES;
        head.put(at + 1, bytes);
        head.put(at, (byte) bytes.length);
        names.add(name);
        return names.size();
    }

    /** Whether there is a name with this number. */
    boolean has(int number) {
        return number >= 1 && number <= names.size();
    }

    String name(int number) {
        return names.get(number - 1);
    }
}

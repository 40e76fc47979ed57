package ticketrace.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one line of a history in text form. Each getter throws if the field has the wrong kind of value.
 *
 * @param where the file and the line's number, for messages
 * @param fields the line's JSON object
 */
record TextLine(String where, Map<String, Object> fields) {

    boolean has(String name) {
        return fields.get(name) != null;
    }

    String text(String name) throws IOException {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw damaged("\"" + name + "\" must be a text");
    }

    List<String> texts(String name) throws IOException {
        List<String> texts = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (Object each : list) {
                if (!(each instanceof String text)) {
                    throw damaged("\"" + name + "\" must be a list of texts");
                }
                texts.add(text);
            }
        } else if (has(name)) {
            throw damaged("\"" + name + "\" must be a list");
        }
        return texts;
    }

    /** The objects of a list, each as the fields of its own. */
    List<TextLine> objects(String name) throws IOException {
        List<TextLine> objects = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (Object each : list) {
                if (!(each instanceof Map<?, ?> object)) {
                    throw damaged("\"" + name + "\" must be a list of objects");
                }
                Map<String, Object> part = new LinkedHashMap<>();
                object.forEach((key, value) -> part.put(String.valueOf(key), value));
                objects.add(new TextLine(where, part));
            }
        } else if (has(name)) {
            throw damaged("\"" + name + "\" must be a list");
        }
        return objects;
    }

    /** The value of a field that is true or false; false if the line does not have it. */
    boolean flag(String name) throws IOException {
        if (!has(name)) {
            return false;
        }
        if (fields.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw damaged("\"" + name + "\" must be true or false");
    }

    int integer(String name) throws IOException {
        long value = longOr(name, Long.MIN_VALUE);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw damaged("\"" + name + "\" must be a whole number from 0");
        }
        return (int) value;
    }

    long longOr(String name, long absent) throws IOException {
        Object value = fields.get(name);
        if (value == null) {
            return absent;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw damaged("\"" + name + "\" must be a whole number");
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws IOException {
        try {
            return Enum.valueOf(type, text(name));
        } catch (IllegalArgumentException e) {
            throw damaged(
                    "\"" + name + "\" is " + text(name) + ", which is none of " + List.of(type.getEnumConstants()));
        }
    }

    DamagedHistoryException damaged(String what) {
        return new DamagedHistoryException(where + ": " + what);
    }
}

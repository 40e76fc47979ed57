package ticketrace.view.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ticketrace.json.Json;

/**
 * The fields of a JSON object in a request. A field that is missing or wrong is a {@link RefusedRequest}: its message
 * names the field and says what is allowed.
 *
 * @param path the text before a field's name in messages: empty, or {@code settings.}
 * @param values the unchecked values
 */
record Fields(String path, Map<String, Object> values) {

    private static final int SHOWN_CHARACTERS = 40;

    /**
     * The fields of a request's body.
     *
     * @throws RefusedRequest if it is not one JSON object
     */
    static Fields of(byte[] body) {
        try {
            return new Fields("", Json.object(new String(body, StandardCharsets.UTF_8)));
        } catch (IOException notOne) {
            throw new RefusedRequest(RefusedRequest.BAD_REQUEST, "the body must be one JSON object");
        }
    }

    /** Refuses the request if it has a field with another name. */
    void allowOnly(Set<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw wrong(name, "is not known; known are: " + String.join(", ", new TreeSet<>(names)));
            }
        }
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    /** Whether the field has a value other than null, false and the empty list. */
    boolean isSet(String name) {
        Object value = values.get(name);
        return value != null && !Boolean.FALSE.equals(value) && !List.of().equals(value);
    }

    int integer(String name, int min, int max) {
        return (int) whole(name, min, max);
    }

    @Nullable
    Integer integerOrNull(String name, int min, int max) {
        return has(name) ? integer(name, min, max) : null;
    }

    long whole(String name, long min, long max) {
        Object value = values.get(name);
        if ((value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= min
                && ((Number) value).longValue() <= max) {
            return ((Number) value).longValue();
        }
        throw wrong(name, "must be a whole number from " + min + " to " + max + butIs(value));
    }

    String text(String name) {
        if (values.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "must be a text" + butIs(values.get(name)));
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    /** Whether the field is true; an absent field is false. */
    boolean truth(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw wrong(name, "must be true or false" + butIs(value));
    }

    /** A list of at least one text and at most {@code most}. */
    List<String> texts(String name, int most) {
        if (values.get(name) instanceof List<?> list && !list.isEmpty() && list.size() <= most) {
            List<String> texts = new ArrayList<>();
            for (Object each : list) {
                if (!(each instanceof String text)) {
                    throw wrong(name, "must be a list of texts");
                }
                texts.add(text);
            }
            return texts;
        }
        throw wrong(name, "must be a list of 1 to " + most + " texts");
    }

    /** The same; an empty list if the field is absent or empty. */
    List<String> textsOrNone(String name, int most) {
        return isSet(name) ? texts(name, most) : List.of();
    }

    @SuppressWarnings("unchecked")
    Fields object(String name) {
        if (values.get(name) instanceof Map<?, ?> map) {
            return new Fields(path + name + ".", (Map<String, Object>) map); // in JSON, keys are texts
        }
        throw wrong(name, "must be an object" + butIs(values.get(name)));
    }

    private static String butIs(@Nullable Object value) {
        if (value == null) {
            return " and is missing";
        }
        return ", not " + shortened(Json.document(value));
    }

    private RefusedRequest wrong(String name, String what) {
        return new RefusedRequest(RefusedRequest.BAD_REQUEST, "field '" + path + shortened(name) + "' " + what);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
    }
}

package ticketrace.multiprocessing;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments of a task, by position and by name: {@code args=(...)} and {@code kwargs={...}} in Python. No argument is
 * null.
 *
 * <p>Immutable, so any thread can use it; a child gets a copy.
 *
 * @param positional counted from 0
 * @param named by their names
 */
public record Arguments(List<Serializable> positional, Map<String, Serializable> named) implements Serializable {

    public Arguments {
        positional = List.copyOf(positional);
        named = Map.copyOf(named);
    }

    /** Arguments by position. */
    public static Arguments of(Serializable... positional) {
        return new Arguments(List.of(positional), Map.of());
    }

    /** The same, and one more by name. */
    public Arguments with(String name, Serializable value) {
        Map<String, Serializable> more = new HashMap<>(named);
        more.put(name, value);
        return new Arguments(positional, more);
    }

    /**
     * The argument at this position.
     *
     * @throws IllegalArgumentException if there is no such argument, or it is of another type
     */
    public <T> T get(int position, Class<T> type) {
        if (position < 0 || position >= positional.size()) {
            throw new IllegalArgumentException(
                    "there is no argument " + position + "; there are " + positional.size() + ", counted from 0");
        }
        return cast("argument " + position, positional.get(position), type);
    }

    /**
     * The argument of this name.
     *
     * @throws IllegalArgumentException if there is no such argument, or it is of another type
     */
    public <T> T get(String name, Class<T> type) {
        Serializable value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no argument '" + name + "'; there are " + named.keySet());
        }
        return cast("argument '" + name + "'", value, type);
    }

    private static <T> T cast(String what, Serializable value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    what + " is a " + value.getClass().getName() + ", not a " + type.getName());
        }
        return type.cast(value);
    }
}

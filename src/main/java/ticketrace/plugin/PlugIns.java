package ticketrace.plugin;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue: the services of one kind on the class path. Ticketrace's own come first, in the order of its service
 * file; then all others, sorted by their names. Immutable; any thread. Only the launcher uses it, because a buyer loads
 * only its own store and guard.
 *
 * @param <T> the kind of service
 */
public final class PlugIns<T> {

    /** The beginning of the class names of Ticketrace's own services. */
    private static final String OWN_PREFIX = "ticketrace.";

    /**
     * The names that a service may have: users type them in commands and in lists with commas, and they become file
     * names.
     */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,39}");

    private final List<T> all;
    private final @Nullable String flaw;

    private PlugIns(List<T> all, @Nullable String flaw) {
        this.all = all;
        this.flaw = flaw;
    }

    /**
     * All services of that kind on the class path of this program.
     *
     * @param word the word for such a service in messages
     * @param nameOf returns a service's name
     */
    public static <T> PlugIns<T> of(Class<T> kind, String word, Function<T, String> nameOf) {
        return of(ServiceLoader.load(kind, kind.getClassLoader()), OWN_PREFIX, word, nameOf);
    }

    /**
     * The same, from a given loader.
     *
     * @param ownPrefix the beginning of the class names of Ticketrace's own services
     */
    static <T> PlugIns<T> of(ServiceLoader<T> services, String ownPrefix, String word, Function<T, String> nameOf) {
        List<T> own = new ArrayList<>();
        List<T> others = new ArrayList<>();
        try {
            for (T service : services) {
                (service.getClass().getName().startsWith(ownPrefix) ? own : others).add(service);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            return new PlugIns<>(
                    List.of(),
                    "a " + word + " on the class path cannot be used: " + oneLine(e)
                            + "; mend its jar or leave it out");
        }
        List<T> all = new ArrayList<>(own);
        others.sort(Comparator.comparing(nameOf));
        all.addAll(others);
        return new PlugIns<>(List.copyOf(all), flaw(all, word, nameOf));
    }

    private static String oneLine(Throwable e) {
        Throwable cause = e.getCause();
        return (cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause).replaceAll("\\s+", " ");
    }

    private static <T> @Nullable String flaw(List<T> all, String word, Function<T, String> nameOf) {
        Map<String, T> byName = new HashMap<>();
        for (T service : all) {
            String name = nameOf.apply(service);
            if (!NAME.matcher(name).matches()) {
                return "the " + word + " " + service.getClass().getName() + " has the name '" + name
                        + "'; a name has up to 40 letters, digits, and . _ : - in between";
            }
            T same = byName.putIfAbsent(name, service);
            if (same != null) {
                return "two plug-ins are called " + word + " '" + name + "': " + placeOf(same) + " and "
                        + placeOf(service) + "; leave one out of the class path";
            }
        }
        return null;
    }

    private static String placeOf(Object service) {
        CodeSource source = service.getClass().getProtectionDomain().getCodeSource();
        return service.getClass().getName()
                + (source == null ? "" : " in " + source.getLocation().getPath());
    }

    /**
     * All services of the catalogue.
     *
     * @throws BrokenPlugInException if one of them cannot be used, or two have the same name
     */
    public List<T> all() {
        if (flaw != null) {
            throw new BrokenPlugInException(flaw);
        }
        return all;
    }
}

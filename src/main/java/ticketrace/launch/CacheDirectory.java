package ticketrace.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which this user's programs keep files that they can make again.
 *
 * <p>Source: XDG Base Directory Specification, {@code XDG_CACHE_HOME}.
 */
final class CacheDirectory {

    private static final String OWN = "ticketrace";

    private CacheDirectory() {}

    /** {@code $XDG_CACHE_HOME/ticketrace}, or {@code ~/.cache/ticketrace}; null if this user has neither. */
    static @Nullable Path find() {
        try {
            String cache = System.getenv("XDG_CACHE_HOME");
            if (cache != null && Path.of(cache).isAbsolute()) { // the source says to ignore a relative one
                return Path.of(cache, OWN);
            }
            Path home = Path.of(System.getProperty("user.home", ""));
            return home.isAbsolute() ? home.resolve(".cache").resolve(OWN) : null;
        } catch (InvalidPathException none) {
            return null;
        }
    }
}

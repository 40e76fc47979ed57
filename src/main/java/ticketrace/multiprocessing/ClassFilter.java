package ticketrace.multiprocessing;

import java.io.ObjectInputFilter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which classes a message may contain: values and collections of the JDK, and the classes that its receiver
 * named. It refuses a message before the JDK creates an object of another class. One for each message; one thread.
 *
 * <p>A message may announce arrays and tables only as large as its own bytes can fill, so that a short message cannot
 * make the receiver use much memory. The JDK's patterns do not know that limit: {@code maxarray} counts the elements of
 * one array, not the bytes of all.
 *
 * <p>Source: JEP 290, filtering incoming serialization data; {@link ObjectInputFilter.Config#createFilter}.
 */
final class ClassFilter implements ObjectInputFilter {

    /** Each level uses a part of the receiver's stack. */
    static final int MOST_DEPTH = 100;

    /**
     * Values and collections of the JDK. Creating one runs no other code. A pattern with one star at its end is a
     * package without the packages below it; with two stars, it is the package and all packages below it.
     */
    private static final String JDK = String.join(
            ";",
            "java.lang.Object;java.lang.Enum", // Enum is what every enum extends; the enum itself must be allowed, too
            "java.lang.String;java.lang.StringBuilder;java.lang.StringBuffer;java.lang.Character;java.lang.Boolean",
            "java.lang.Number;java.lang.Integer;java.lang.Long;java.lang.Short;java.lang.Byte",
            "java.lang.Double;java.lang.Float;java.math.*",
            "java.lang.String$CaseInsensitiveComparator", // in a sorted collection
            "java.util.*;java.util.concurrent.*;java.util.concurrent.atomic.*;java.util.concurrent.locks.*",
            "java.time.**;sun.util.calendar.ZoneInfo", // most TimeZones are a ZoneInfo
            "java.sql.Date;java.sql.Time;java.sql.Timestamp",
            "java.io.File",
            "java.net.URI;java.net.SocketAddress;java.net.InetSocketAddress", // not URL, which asks a name server
            "java.net.InetAddress;java.net.Inet4Address;java.net.Inet6Address");

    /** A hash table has more places than elements. */
    private static final int PLACES_FOR_EACH_BYTE = 4;

    /** Every message may announce at least so many. */
    private static final int FREE_PLACES = 1024;

    private final ObjectInputFilter patterns;
    private final long mostBytes;
    private long claimedBytes;
    private @Nullable String refusal;

    /** The filter of one message of so many bytes. */
    ClassFilter(ObjectInputFilter patterns, int messageBytes) {
        this.patterns = patterns;
        this.mostBytes = (long) PLACES_FOR_EACH_BYTE * messageBytes + FREE_PLACES;
    }

    /** The classes that all messages may contain if their receiver names these. */
    static ObjectInputFilter patterns(Class<?>... named) {
        String names = Arrays.stream(named).map(each -> each.getName() + ";").collect(Collectors.joining());
        return ObjectInputFilter.Config.createFilter("maxdepth=" + MOST_DEPTH + ";" + JDK + ";" + names + "!*");
    }

    @Override
    public Status checkInput(FilterInfo info) {
        Class<?> type = info.serialClass();
        if (patterns.checkInput(info) == Status.REJECTED) {
            return refuse(
                    info.depth() > MOST_DEPTH || type == null
                            ? "the message is nested deeper than " + MOST_DEPTH + ", which is not allowed"
                            : "an object of class " + elementOf(type).getName() + " is not allowed here; a message may"
                                    + " hold values and collections of the JDK, and classes that its receiver names");
        }
        if (type != null && type.isArray() && info.arrayLength() >= 0) {
            claimedBytes += info.arrayLength() * leastBytesOf(type.getComponentType());
            if (claimedBytes > mostBytes) {
                return refuse("the message announces an array of " + info.arrayLength() + " elements, class "
                        + type.getName() + ", more than it can hold");
            }
        }
        return Status.UNDECIDED;
    }

    private static Class<?> elementOf(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    /** An element takes at least so many bytes of the message. */
    private static long leastBytesOf(Class<?> element) {
        if (element == long.class || element == double.class) {
            return Long.BYTES;
        }
        if (element == int.class || element == float.class) {
            return Integer.BYTES;
        }
        return element == short.class || element == char.class ? Short.BYTES : Byte.BYTES;
    }

    private Status refuse(String why) {
        refusal = why;
        return Status.REJECTED;
    }

    /** Why the message was refused; null if it was not. */
    @Nullable
    String refusal() {
        return refusal;
    }
}

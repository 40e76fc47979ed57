package ticketrace.multiprocessing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values and collections of the JDK: what a message may hold although nobody names it. None of them does more than be there
 * when it is made.
 */
final class JdkClasses {

    private static final Set<String> VALUES = Set.of(
            "java.lang.Object",
            "java.lang.Enum", // what every enum extends: the enum itself must be allowed, too
            "java.lang.String",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.lang.Number",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.math.MathContext",
            "java.math.RoundingMode",
            "java.io.File",
            "java.net.URI", // not URL, which asks a name server when it is put into a map
            "java.net.InetAddress",
            "java.net.Inet4Address",
            "java.net.Inet6Address",
            "java.net.InetSocketAddress",
            "java.net.SocketAddress",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.util.Currency",
            "java.util.Date",
            "java.util.Locale",
            "java.util.TimeZone",
            "java.util.SimpleTimeZone",
            "sun.util.calendar.ZoneInfo", // what a TimeZone mostly is
            "java.util.UUID",
            "java.util.concurrent.TimeUnit");

    /** What collections are written as, and what they hold besides their elements. */
    private static final Set<String> OF_COLLECTIONS = Set.of(
            "java.util.AbstractMap$SimpleEntry",
            "java.util.AbstractMap$SimpleImmutableEntry",
            "java.util.CollSer",
            "java.util.Collections$ReverseComparator",
            "java.util.Collections$ReverseComparator2",
            "java.util.Comparators$NaturalOrderComparator",
            "java.lang.String$CaseInsensitiveComparator",
            "java.util.EnumSet$SerializationProxy",
            "java.util.Map$Entry",
            "java.util.concurrent.ConcurrentHashMap$Segment",
            "java.util.concurrent.ConcurrentHashMap$CollectionView");

    private static final List<String> FAMILIES =
            List.of("java.time.", "java.util.concurrent.atomic.", "java.util.concurrent.locks.");

    private static final Set<String> COLLECTIONS_ARE_IN = Set.of("java.util", "java.util.concurrent");

    private JdkClasses() {}

    /** Whether that class, which is no array, is one of them. */
    static boolean contain(Class<?> type) {
        String name = type.getName();
        return type.isPrimitive()
                || VALUES.contains(name)
                || OF_COLLECTIONS.contains(name)
                || FAMILIES.stream().anyMatch(name::startsWith)
                || isCollection(type);
    }

    /** In these packages can be nobody's classes but the JDK's. */
    private static boolean isCollection(Class<?> type) {
        boolean collection = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        return collection && COLLECTIONS_ARE_IN.contains(type.getPackageName());
    }
}

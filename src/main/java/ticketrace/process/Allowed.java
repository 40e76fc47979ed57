package ticketrace.process;

import java.io.ObjectInputFilter;
import java.util.List;
import java.util.Set;

/**
 * What a received object may be made of: values and collections of the JDK, and the classes that the receiver named. All
 * else is refused before anything of it is made.
 *
 * <p>Source: JEP 290, filtering incoming serialization data.
 */
final class Allowed implements ObjectInputFilter {

    private static final int MOST_DEPTH = 50;
    private static final int MOST_REFERENCES = 1_000_000;
    private static final int MOST_ELEMENTS = 1_000_000;

    private static final Set<String> VALUES = Set.of(
            "java.lang.Object",
            "java.lang.Enum", // what every enum extends: the enum itself must be allowed, too
            "java.lang.String",
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
            "java.util.UUID",
            "java.util.ArrayList",
            "java.util.ArrayDeque",
            "java.util.Arrays$ArrayList",
            "java.util.Collections$EmptyList",
            "java.util.Collections$EmptyMap",
            "java.util.Collections$EmptySet",
            "java.util.LinkedList",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.CollSer",
            "java.util.Map$Entry");

    /** Times, and what {@code List.of} and its like turn into when they are received. */
    private static final List<String> FAMILIES = List.of("java.time.", "java.util.ImmutableCollections$");

    private final Set<Class<?>> named;

    Allowed(Class<?>... named) {
        this.named = Set.of(named);
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (info.depth() > MOST_DEPTH || info.references() > MOST_REFERENCES || info.arrayLength() > MOST_ELEMENTS) {
            return Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        while (type.isArray()) {
            type = type.getComponentType();
        }
        boolean allowed = type.isPrimitive()
                || VALUES.contains(type.getName())
                || FAMILIES.stream().anyMatch(type.getName()::startsWith)
                || named.contains(type);
        return allowed ? Status.ALLOWED : Status.REJECTED;
    }
}

package ticketrace.multiprocessing;

import java.io.ObjectInputFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message may be made of: values and collections of the JDK, and the classes that its receiver named. All else is
 * refused before anything of it is made. One for each message; one thread.
 *
 * <p>A message may claim arrays and tables only as large as its own bytes can fill, so that a few bytes cannot take much
 * memory.
 *
 * <p>Source: JEP 290, filtering incoming serialization data.
 */
final class ClassFilter implements ObjectInputFilter {

    /** Each level takes a part of the receiver's stack. */
    static final int MOST_DEPTH = 100;

    /** A hash table has more places than elements; and so much is free for each message. */
    private static final int PLACES_FOR_EACH_BYTE = 4;

    private static final int FREE_PLACES = 1024;

    private final Set<Class<?>> named;
    private final long mostBytes;
    private long claimedBytes;
    private @Nullable String refusal;

    ClassFilter(Set<Class<?>> named, int messageBytes) {
        this.named = named;
        this.mostBytes = (long) PLACES_FOR_EACH_BYTE * messageBytes + FREE_PLACES;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (info.depth() > MOST_DEPTH) {
            return refuse("the message is nested deeper than " + MOST_DEPTH + ", which is not allowed");
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        if (type.isArray() && info.arrayLength() >= 0) {
            claimedBytes += info.arrayLength() * leastBytesOf(type.getComponentType());
            if (claimedBytes > mostBytes) {
                return refuse("the message claims an array of " + info.arrayLength() + " elements, class "
                        + type.getName() + ", more than it can hold");
            }
        }
        while (type.isArray()) {
            type = type.getComponentType();
        }
        if (JdkClasses.contain(type) || named.contains(type)) {
            return Status.ALLOWED;
        }
        return refuse("an object of class " + type.getName() + " is not allowed here; a message may hold values and"
                + " collections of the JDK, and classes that its receiver names");
    }

    /** So many bytes of the message an element takes at least. */
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

package ticketrace.run;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A span of time as people write it: {@code 250us}, {@code 1ms}, {@code 2s}, {@code 1m}. */
public final class TimeText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(us|ms|s|m)");
    private static final long MILLI = 1000;
    private static final long SECOND = 1000 * MILLI;

    private TimeText() {}

    /** Reads a span of time; {@code 0} needs no unit. Returns null if the text is none. */
    public static @Nullable Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? micros(Long.parseLong(matcher.group(1)), matcher.group(2)) : null;
    }

    private static Duration micros(long number, String unit) {
        return switch (unit) {
            case "us" -> Duration.ofNanos(1000 * number);
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /** Writes a span of time, cut to whole microseconds, in the largest unit up to seconds that needs no fraction. */
    public static String of(Duration time) {
        return of(time.toNanos() / 1000);
    }

    /** Writes a number of microseconds, in the same way. */
    public static String of(long micros) {
        if (micros == 0) {
            return "0";
        }
        if (micros % SECOND == 0) {
            return micros / SECOND + "s";
        }
        return micros % MILLI == 0 ? micros / MILLI + "ms" : micros + "us";
    }
}

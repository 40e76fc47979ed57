package ticketrace.view.words;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats numbers for people. */
public final class Numbers {

    /** Shown in place of a number that is not known. */
    public static final String NONE = "-";

    private static final double MICROS_PER_MILLI = 1e3;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final int FEW_PER_SECOND = 100;
    private static final BigInteger GROUPED_FROM = BigInteger.valueOf(1_000);

    private Numbers() {}

    public static String of(@Nullable Integer number) {
        return number == null ? NONE : String.valueOf(number);
    }

    public static String rate(@Nullable Double perSecond) {
        return perSecond == null
                ? NONE
                : String.format(Locale.ROOT, perSecond < FEW_PER_SECOND ? "%.1f" : "%.0f", perSecond);
    }

    public static String share(@Nullable Double share) {
        return share == null ? NONE : String.format(Locale.ROOT, "%.2f", share);
    }

    /** "810 us", "1.5 ms", "2.05 s". */
    public static String micros(double micros) {
        if (micros < MICROS_PER_MILLI) {
            return String.format(Locale.ROOT, micros < 10 ? "%.1f us" : "%.0f us", micros);
        }
        return micros < MICROS_PER_SECOND
                ? String.format(Locale.ROOT, "%.1f ms", micros / MICROS_PER_MILLI)
                : String.format(Locale.ROOT, "%.2f s", micros / MICROS_PER_SECOND);
    }

    public static String millis(@Nullable Double millis) {
        return millis == null ? NONE : micros(millis * MICROS_PER_MILLI);
    }

    /** "1 ticket", "2 tickets"; "2 switches". */
    public static String count(long number, String thing) {
        return number + " " + (number == 1 ? thing : plural(thing));
    }

    /** "1 schedule", "3,704,374,178,749,440 schedules". */
    public static String count(BigInteger number, String thing) {
        return grouped(number) + " " + (number.equals(BigInteger.ONE) ? thing : plural(thing));
    }

    private static String plural(String thing) {
        return thing + (thing.endsWith("ch") ? "es" : "s");
    }

    /** "999", "1,000": a comma stands between thousands. */
    public static String grouped(BigInteger number) {
        boolean isLong = number.abs().compareTo(GROUPED_FROM) >= 0;
        return isLong ? String.format(Locale.ROOT, "%,d", number) : number.toString();
    }

    /** The same for a number that is not that large. */
    public static String grouped(long number) {
        return grouped(BigInteger.valueOf(number));
    }

    /** "1st", "2nd", "3rd", "11th". */
    public static String ordinal(int number) {
        boolean teens = number / 10 % 10 == 1;
        return number
                + switch (teens ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    /** "once", "twice", "3 times". */
    public static String times(int number) {
        return switch (number) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> number + " times";
        };
    }
}

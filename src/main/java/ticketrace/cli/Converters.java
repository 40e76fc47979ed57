package ticketrace.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import ticketrace.chat.ChatName;
import ticketrace.chat.ChatSettings;
import ticketrace.explore.Schedule;
import ticketrace.lesson.Lessons;
import ticketrace.run.RaceSettings;

/** Turns the words of options into values, and says what is allowed when they are none. */
final class Converters {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(us|ms|s|m)");
    private static final Duration MAX_TIMEOUT = Duration.ofHours(24);
    private static final int MAX_PORT = 65_535;
    private static final int MAX_QUOTA = RaceSettings.MAX_TICKETS;

    private Converters() {}

    private static int number(String text, int max) {
        return number(text, 1, max);
    }

    private static int number(String text, int min, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new TypeConversionException("must be a whole number from " + min + " to " + max + ", not '" + text + "'");
    }

    private static Duration duration(String text, Duration min, Duration max, String range) {
        Matcher matcher = DURATION.matcher(text);
        if (!text.equals("0") && !matcher.matches()) {
            throw new TypeConversionException(
                    "must be a time " + range + ", such as 250us, 1ms, 2s, 1m; not '" + text + "'" + withUnit(text));
        }
        Duration duration = text.equals("0") ? Duration.ZERO : of(Long.parseLong(matcher.group(1)), matcher.group(2));
        if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            throw new TypeConversionException("must be " + range + ", not '" + text + "'");
        }
        return duration;
    }

    /** A number alone is most often one of milliseconds. */
    private static String withUnit(String text) {
        return text.matches("\\d+") ? "; did you mean " + text + "ms?" : "";
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "us" -> Duration.ofNanos(1000 * number);
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /** A file or folder; its name may have letters that the locale has no bytes for. */
    static final class File implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException(WorkingFolder.why(e));
            }
        }
    }

    static final class Buyers implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, RaceSettings.MAX_BUYERS);
        }
    }

    static final class SteppedBuyers implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, Schedule.MAX_BUYERS);
        }
    }

    /** How many buyers are killed in a schedule. */
    static final class Kills implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, 0, Schedule.MAX_BUYERS);
        }
    }

    /** How often something may be done; at least once. */
    static final class Bound implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, Integer.MAX_VALUE);
        }
    }

    /** How often something may be done; never is often enough. */
    static final class BoundFromZero implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, 0, Integer.MAX_VALUE);
        }
    }

    static final class Tickets implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, RaceSettings.MAX_TICKETS);
        }
    }

    static final class Quota implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, MAX_QUOTA);
        }
    }

    static final class LessonNumber implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, Lessons.COUNT);
        }
    }

    /** A port to listen on; 0 for one that is free. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, 0, MAX_PORT);
        }
    }

    static final class Clients implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, ChatSettings.MOST_CLIENTS);
        }
    }

    /** An address of this machine, or a name of one. */
    static final class Address implements ITypeConverter<InetAddress> {
        @Override
        public InetAddress convert(String text) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new TypeConversionException("must be an address of this machine, not '" + text + "'");
            }
        }
    }

    /** HOST:PORT, with an IPv6 address in brackets. */
    static final class HostAndPort implements ITypeConverter<InetSocketAddress> {
        private static final Pattern FORM =
                Pattern.compile("(?:\\[([0-9a-fA-F:.%\\w]+)\\]|([^:\\[\\]\\s]+)):(\\d{1,5})");

        @Override
        public InetSocketAddress convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("must be HOST:PORT, such as 127.0.0.1:4711, not '" + text + "'");
            }
            String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            return new InetSocketAddress(host, number(matcher.group(3), MAX_PORT));
        }
    }

    static final class Name implements ITypeConverter<ChatName> {
        @Override
        public ChatName convert(String text) {
            return ChatName.of(text)
                    .orElseThrow(
                            () -> new TypeConversionException("must be " + ChatName.RULE + ", not '" + text + "'"));
        }
    }

    static final class Think implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return duration(text, Duration.ZERO, RaceSettings.MAX_THINK, "from 0 to 60s");
        }
    }

    static final class Timeout implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return duration(text, Duration.ofMillis(1), MAX_TIMEOUT, "from 1ms to 1440m");
        }
    }
}

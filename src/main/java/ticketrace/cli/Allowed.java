package ticketrace.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;
import ticketrace.run.TimeText;

/**
 * Declares, beside an option, which values it takes. Other values are wrong usage; the message says what is allowed.
 */
final class Allowed {

    /** The option takes a whole number in this range. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    @interface Numbers {
        int from() default 1;

        int to();
    }

    /** The option takes a time in this range. Both limits are written as on the command line. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    @interface Times {
        String from();

        String to();
    }

    private Allowed() {}

    /** Makes the program and all its commands check the values of options with these annotations. */
    static void check(CommandLine program) {
        CommandSpec command = program.getCommandSpec();
        for (ArgSpec argument : List.copyOf(command.args())) {
            command.remove(argument); // and adds each again, so that their order stays the same
            command.add(checked(argument));
        }
        program.getSubcommands().values().forEach(Allowed::check);
    }

    private static ArgSpec checked(ArgSpec argument) {
        ITypeConverter<?> converter = converter((AnnotatedElement) argument.userObject());
        if (converter == null) {
            return argument;
        }
        return argument instanceof OptionSpec option
                ? OptionSpec.builder(option).converters(converter).build()
                : PositionalParamSpec.builder((PositionalParamSpec) argument)
                        .converters(converter)
                        .build();
    }

    private static @Nullable ITypeConverter<?> converter(AnnotatedElement field) {
        Numbers numbers = field.getAnnotation(Numbers.class);
        if (numbers != null) {
            return text -> number(text, numbers.from(), numbers.to());
        }
        Times times = field.getAnnotation(Times.class);
        return times == null ? null : text -> time(text, times.from(), times.to());
    }

    /** The whole number in a text. */
    static int number(String text, int from, int to) {
        try {
            int number = Integer.parseInt(text);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the message below says what is wrong
        }
        throw new TypeConversionException("must be a whole number from " + from + " to " + to + ", not '" + text + "'");
    }

    private static Duration time(String text, String from, String to) {
        String range = "from " + from + " to " + to;
        Duration time = TimeText.parse(text);
        if (time == null) {
            throw new TypeConversionException(
                    "must be a time " + range + ", such as 250us, 1ms, 2s, 1m; not '" + text + "'" + withUnit(text));
        }
        if (time.compareTo(limit(from)) < 0 || time.compareTo(limit(to)) > 0) {
            throw new TypeConversionException("must be " + range + ", not '" + text + "'");
        }
        return time;
    }

    private static Duration limit(String text) {
        Duration limit = TimeText.parse(text);
        if (limit == null) {
            throw new IllegalStateException("'" + text + "' limits no time");
        }
        return limit;
    }

    /** A user who types a number alone most often means milliseconds. */
    private static String withUnit(String text) {
        return text.matches("\\d+") ? "; did you mean " + text + "ms?" : "";
    }
}

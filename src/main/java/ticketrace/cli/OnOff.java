package ticketrace.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of an option with {@code on} and {@code off}. */
enum OnOff {
    ON,
    OFF;

    /** A value by its name. */
    static final class Converter implements ITypeConverter<OnOff> {
        @Override
        public OnOff convert(String text) {
            return switch (text) {
                case "on" -> ON;
                case "off" -> OFF;
                default ->
                    throw new TypeConversionException(
                            "must be on or off, not '" + text + "'" + DidYouMean.hint(text, List.of("on", "off")));
            };
        }
    }
}

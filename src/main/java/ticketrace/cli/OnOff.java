package ticketrace.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What an option can be set to that is on unless somebody says otherwise. */
enum OnOff {
    ON,
    OFF;

    /** One by its name. */
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

package ticketrace.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import ticketrace.run.RaceSettings;

/** Converts a quota that must be given: a number of tickets, or {@code all}. */
final class Quota implements ITypeConverter<Quota.Wanted> {

    /**
     * How many tickets each buyer wants.
     *
     * @param tickets null for as many as it can get
     */
    record Wanted(@Nullable Integer tickets) {}

    @Override
    public Wanted convert(String text) {
        if (text.equals(RaceOptions.ALL)) {
            return new Wanted(null);
        }
        try {
            return new Wanted(Allowed.number(text, 1, RaceSettings.MAX_TICKETS));
        } catch (TypeConversionException noNumber) {
            throw new TypeConversionException(
                    "must be all, or a whole number from 1 to " + RaceSettings.MAX_TICKETS + ", not '" + text + "'");
        }
    }
}

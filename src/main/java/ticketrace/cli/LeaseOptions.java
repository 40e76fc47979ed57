package ticketrace.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.LeaseLockGuard;
import ticketrace.guard.Switch;
import ticketrace.run.RaceSettings;

/** The options of guards whose lock is a lease, in a free race. */
final class LeaseOptions {

    @Option(
            names = "--lease",
            paramLabel = "TIME",
            description = "How long a lease of lease-lock lasts, 1ms to 60m (default: 1s).")
    @Allowed.Times(from = "1ms", to = "60m")
    @Nullable
    Duration lease;

    @Option(
            names = "--renew",
            paramLabel = "on|off",
            converter = OnOff.Converter.class,
            description = "Whether a thread of the holder renews its lease (default: on).")
    @Nullable
    OnOff renew;

    @Option(
            names = "--recheck",
            paramLabel = "on|off",
            converter = OnOff.Converter.class,
            description = "Whether a buyer asks before each WRITE, in the step STILL_HELD, if its lease still runs"
                    + " (default: on).")
    @Nullable
    OnOff recheck;

    /** Refuses these options if no guard has them. */
    void check(List<String> guards, RaceOptions race) {
        String given = lease != null ? "--lease" : renew != null ? "--renew" : recheck != null ? "--recheck" : null;
        if (given != null
                && guards.stream()
                        .noneMatch(guard -> Guards.named(guard).options().contains(LeaseLockGuard.LEASE_MILLIS))) {
            throw race.wrong(given + " is for guards with leases: " + withLeases() + "; " + String.join(", ", guards)
                    + " has none");
        }
    }

    /** The names of the guards with leases. */
    private static String withLeases() {
        return String.join(
                ", ",
                Guards.all().stream()
                        .filter(guard -> guard.options().contains(LeaseLockGuard.LEASE_MILLIS))
                        .map(Guard::name)
                        .toList());
    }

    /** The settings with these options, if the guard has them. */
    RaceSettings set(RaceSettings settings) {
        Map<String, String> options = new TreeMap<>();
        if (lease != null) {
            options.put(LeaseLockGuard.LEASE_MILLIS, String.valueOf(lease.toMillis()));
        }
        put(options, LeaseLockGuard.RENEW, renew);
        put(options, LeaseLockGuard.RECHECK, recheck);
        options.keySet().retainAll(Guards.named(settings.guard()).options());
        return settings.withGuardOptions(options);
    }

    private static void put(Map<String, String> options, String name, @Nullable OnOff value) {
        if (value != null) {
            options.put(name, value == OnOff.ON ? Switch.ON : Switch.OFF);
        }
    }

    /** The settings of a stepped race, with or without the step STILL_HELD; wrong usage if the guard has no leases. */
    static RaceSettings setRecheck(RaceSettings settings, @Nullable OnOff wanted, RaceOptions race) {
        LeaseOptions only = new LeaseOptions();
        only.recheck = wanted;
        only.check(List.of(settings.guard()), race);
        return only.set(settings);
    }
}

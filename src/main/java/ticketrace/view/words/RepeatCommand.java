package ticketrace.view.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.run.Fault;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.run.TimeText;

/** The command line that holds a race again, ready to paste into a shell. */
public final class RepeatCommand {

    private static final long MILLI = 1000;

    private RepeatCommand() {}

    /** The command for a race with these settings, which have the keys of {@code race.json}. */
    public static String of(Map<String, @Nullable Object> settings) {
        return of(List.of(settings));
    }

    /** The command for a comparison of these races, which differ only in their guards and isolation levels. */
    public static String of(List<Map<String, @Nullable Object>> races) {
        Map<String, @Nullable Object> settings = races.get(0);
        List<String> guards = each(races, "guard");
        List<String> levels = each(races, "isolation");
        List<String> words = new ArrayList<>(List.of(ThisProgram.running().command()));
        Object schedule = settings.get("schedule");
        boolean compared = races.size() > 1;
        words.add(compared ? "compare" : schedule == null ? "run" : "step");
        words.add((compared ? "--guards " : "--guard ") + String.join(",", guards));
        option(words, "--isolation", levels.size() > 1 ? "all" : levels.isEmpty() ? null : levels.get(0));
        option(words, "--store", settings.get("store"));
        option(words, "--buyers", settings.get("buyers"));
        option(words, "--tickets", settings.get("tickets"));
        option(words, "--quota", settings.get("quota"));
        if (schedule != null) {
            words.add("--schedule " + ThisProgram.quoted(schedule.toString()));
            return String.join(" ", words);
        }
        option(words, "--think", duration(settings.get("thinkMicros"), 1));
        option(words, "--timeout", duration(settings.get("timeoutMillis"), MILLI));
        if (Boolean.TRUE.equals(settings.get("killHolder"))) {
            words.add("--kill-holder");
        }
        String shortForm = shortForm(settings);
        if (settings.get("faults") instanceof List<?> faults) {
            faults.stream()
                    .map(String::valueOf)
                    .filter(fault -> !fault.equals(shortForm))
                    .forEach(fault -> words.add("--fault " + ThisProgram.quoted(fault)));
        }
        return String.join(" ", words);
    }

    /**
     * The command for an exploration.
     *
     * @param sampled the sample that it played; null if it was none
     */
    public static String ofExploration(RaceSettings race, Bounds bounds, Exploration.@Nullable Sampled sampled) {
        Map<String, @Nullable Object> settings = race.toJson();
        List<String> words = new ArrayList<>(List.of(ThisProgram.running().command(), "explore"));
        for (String setting : List.of("guard", "isolation", "store", "buyers", "tickets", "quota")) {
            option(words, "--" + setting, settings.get(setting));
        }
        option(words, "--kills", bounds.kills() == 0 ? null : Integer.valueOf(bounds.kills()));
        option(words, "--timeouts", bounds.timeouts() == 0 ? null : Integer.valueOf(bounds.timeouts()));
        if (bounds.respawn()) {
            words.add("--respawn");
        }
        if (bounds.everySchedule() && bounds.maxSchedules() == null && sampled == null) {
            words.add("--every-schedule");
        }
        option(words, "--max-schedules", bounds.maxSchedules());
        option(words, "--max-states", bounds.maxStates());
        option(words, "--max-switches", bounds.maxSwitches());
        if (sampled != null) {
            option(words, "--sample", sampled.sample().schedules());
            option(words, "--seed", sampled.sample().seed());
        }
        words.add("--report");
        return String.join(" ", words);
    }

    /** The distinct values of a setting, in the order of the races. */
    private static List<String> each(List<Map<String, @Nullable Object>> races, String setting) {
        return races.stream()
                .map(race -> race.get(setting))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    private static void option(List<String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.add(name + " " + value);
        }
    }

    /** The fault that {@code --kill-holder} already stands for; null without {@code --kill-holder}. */
    private static @Nullable String shortForm(Map<String, @Nullable Object> settings) {
        if (!Boolean.TRUE.equals(settings.get("killHolder")) || !(settings.get("tickets") instanceof Number tickets)) {
            return null;
        }
        Integer quota = settings.get("quota") instanceof Number each ? Integer.valueOf(each.intValue()) : null;
        return Fault.killHolder(Load.of(1, tickets.intValue()).withQuota(quota)).toString();
    }

    /** A duration in the form that the command line accepts. */
    private static @Nullable String duration(@Nullable Object number, long microsEach) {
        return number instanceof Number count ? TimeText.of(count.longValue() * microsEach) : null;
    }
}

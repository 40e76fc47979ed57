package ticketrace.view.page;

import java.util.List;
import ticketrace.run.RaceSettings;

/**
 * A ready-made case to choose from.
 *
 * @param name its name
 * @param title what it is, in a sentence
 * @param settings what is raced, under its first guard
 * @param guards all guards that it sets side by side
 */
public record Scenario(String name, String title, RaceSettings settings, List<String> guards) {}

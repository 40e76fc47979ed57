package ticketrace.view.page;

import java.util.List;
import ticketrace.run.RaceSettings;

/**
 * A scenario: ready-made settings that a browser can choose.
 *
 * @param name its name
 * @param title one sentence about it
 * @param settings the settings of its race, with the first of its guards
 * @param guards all guards whose races the page shows side by side
 */
public record Scenario(String name, String title, RaceSettings settings, List<String> guards) {}

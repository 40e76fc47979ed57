package ticketrace.view.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.run.RaceSettings;

/**
 * A ready-made case to choose from.
 *
 * @param name its name
 * @param title what it is, in a sentence
 * @param settings what is raced, under its first guard
 * @param guards all guards that it sets side by side
 */
public record Scenario(String name, String title, RaceSettings settings, List<String> guards) {

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("title", title);
        json.put("settings", settings.toJson());
        json.put("guards", guards);
        return json;
    }
}

package ticketrace.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code race.json}: the settings of a race, its time, and its machine. The launcher writes it before the race. */
final class SettingsFile {

    private static final String NAME = "race.json";
    private static final String RACED_AT = "racedAt";
    private static final String RACED_ON = "racedOn";

    private final Path folder;
    private final Path file;

    SettingsFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
    }

    boolean isMissing() {
        return Files.notExists(file);
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Writes the file for a race that begins now on this machine. */
    void write(RaceSettings settings) throws IOException {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(settings.toJson());
        json.put(RACED_AT, Instant.now().toString());
        json.put(RACED_ON, Machine.here(folder, settings.store()));
        JsonFile.write(file, json);
    }

    /** Replaces the settings; the time and the machine stay. */
    void change(RaceSettings settings) throws IOException {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(JsonFile.read(file, fields -> fields));
        json.putAll(settings.toJson());
        JsonFile.write(file, json);
    }

    /**
     * Reads the settings of the race.
     *
     * @throws IOException if the file is missing or damaged; the message names it
     */
    RaceSettings settings() throws IOException {
        return JsonFile.read(file, RaceSettings::fromJson);
    }

    /**
     * When the race began.
     *
     * @throws IOException if the file cannot be read, or has no such time; the message names it
     */
    Instant racedAt() throws IOException {
        Object told = JsonFile.read(file, fields -> fields).get(RACED_AT);
        try {
            return Instant.parse(String.valueOf(told));
        } catch (DateTimeParseException e) {
            throw new IOException(file + ": damaged: \"" + RACED_AT + "\" is " + told, e);
        }
    }

    /**
     * The machine of the race: see {@link Machine}.
     *
     * @throws IOException if the file cannot be read, or names no machine; the message names it
     */
    Map<String, @Nullable Object> racedOn() throws IOException {
        Object place = JsonFile.read(file, fields -> fields).get(RACED_ON);
        if (!(place instanceof Map<?, ?> told)) {
            throw new IOException(file + ": damaged: \"" + RACED_ON + "\" is " + place);
        }
        Map<String, @Nullable Object> machine = new LinkedHashMap<>();
        told.forEach((key, value) -> machine.put(String.valueOf(key), value));
        return machine;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

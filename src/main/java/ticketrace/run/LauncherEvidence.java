package ticketrace.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/**
 * What the launcher of a race writes down while it runs, for buyers that do not live to tell: why they were told to stop,
 * and which of them were killed on purpose.
 *
 * @param folder the run's folder
 */
public record LauncherEvidence(Path folder) {

    private static final String STOPPED = "stopped.json";
    private static final String REASON = "reason";
    private static final String KILLED = "killed.json";
    private static final String BUYERS = "buyers";

    public void writeStopped(EndReason why) throws IOException {
        JsonFile.write(folder.resolve(STOPPED), Map.of(REASON, why.name()));
    }

    /** Why the buyers were told to stop; null if they were not. */
    @Nullable
    EndReason stopped() throws IOException {
        Path file = folder.resolve(STOPPED);
        if (!Files.exists(file)) {
            return null;
        }
        return JsonFile.read(file, fields -> EndReason.valueOf(String.valueOf(fields.get(REASON))));
    }

    public void writeKilled(List<String> buyers) throws IOException {
        JsonFile.write(folder.resolve(KILLED), Map.of(BUYERS, buyers));
    }

    /**
     * Who was killed on purpose; empty if nobody was, or in a race of a time when nobody wrote it down.
     *
     * @param buyers the names of all buyers, of which these are some
     */
    List<String> killed(List<String> buyers) throws IOException {
        Path file = folder.resolve(KILLED);
        if (!Files.exists(file)) {
            return List.of();
        }
        return JsonFile.read(file, fields -> {
            if (!(fields.get(BUYERS) instanceof List<?> names)) {
                throw new IllegalArgumentException("it names no \"" + BUYERS + "\"");
            }
            for (Object name : names) {
                if (!buyers.contains(name)) {
                    throw new IllegalArgumentException("it names " + name + ", who is no buyer of this race");
                }
            }
            return names.stream().map(String::valueOf).toList();
        });
    }
}

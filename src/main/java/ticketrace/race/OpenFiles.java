package ticketrace.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ticketrace.run.RaceSettings;
import ticketrace.store.Stores;

/**
 * Checks before a race whether this process may open as many files as the race needs. A server that has no files left
 * stops accepting connections without an error, and its buyers wait for nothing.
 */
final class OpenFiles {

    /** See proc(5). On a system without this file nothing is checked. */
    private static final Path LIMITS = Path.of("/proc/self/limits");

    private static final String LIMIT = "Max open files";
    private static final int OWN = 32;
    private static final int PIPES_PER_BUYER = 2;

    private OpenFiles() {}

    /**
     * Returns if the limit is high enough.
     *
     * @throws RaceFailedException if it is too low; the message says how many files the race needs
     */
    static void require(RaceSettings settings) throws RaceFailedException {
        int perBuyer = PIPES_PER_BUYER + Stores.named(settings.store()).connectionsPerBuyer();
        long needed = OWN + (long) perBuyer * settings.buyers();
        long limit = limit();
        if (limit < needed) {
            throw new RaceFailedException(settings.buyers() + " buyers on store " + settings.store() + " take " + needed
                    + " open files, and only " + limit + " are allowed; see 'ulimit -n', or race fewer buyers");
        }
    }

    private static long limit() {
        List<String> lines;
        try {
            lines = Files.readAllLines(LIMITS);
        } catch (IOException notThisSystem) {
            return Long.MAX_VALUE;
        }
        for (String line : lines) {
            if (line.startsWith(LIMIT)) {
                String soft = line.substring(LIMIT.length()).strip().split("\\s+", 2)[0];
                return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
            }
        }
        return Long.MAX_VALUE;
    }
}

package ticketrace.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides which class archives to remove: those whose jar or JDK does not exist any more, those that no process has
 * used for a month, and of the others the oldest, until the rest is small enough. An archive that was used a moment ago
 * stays: a child that has just started may be about to open it. Pure.
 */
final class KeptArchives {

    /** The largest size of all archives together; one has about 14 MB. */
    static final long MOST_BYTES = 96L << 20;

    /** An archive that no process has used for so long is not needed any more. */
    static final Duration LONGEST_UNUSED = Duration.ofDays(30);

    /** A launcher that has found its archive starts children on it within this time. */
    static final Duration ABOUT_TO_BE_USED = Duration.ofMinutes(10);

    /**
     * An archive in the folder.
     *
     * @param lastUsed when a launcher last chose it for its children
     * @param hasOwner whether its jars and its JDK still exist
     */
    record Archive(Path file, long bytes, Instant lastUsed, boolean hasOwner) {}

    private KeptArchives() {}

    /** The archives that must be removed now. */
    static List<Path> outOf(List<Archive> archives, Instant now) {
        List<Archive> newestFirst = new ArrayList<>(archives);
        newestFirst.sort(Comparator.comparing(Archive::lastUsed).reversed());
        List<Path> gone = new ArrayList<>();
        long kept = 0;
        for (Archive archive : newestFirst) {
            Duration unused = Duration.between(archive.lastUsed(), now);
            boolean useless = !archive.hasOwner() || unused.compareTo(LONGEST_UNUSED) > 0;
            boolean tooMuch = kept + archive.bytes() > MOST_BYTES;
            if (unused.compareTo(ABOUT_TO_BE_USED) > 0 && (useless || tooMuch)) {
                gone.add(archive.file());
            } else {
                kept += archive.bytes();
            }
        }
        return gone;
    }
}

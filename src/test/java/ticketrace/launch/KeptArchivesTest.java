package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.launch.KeptArchives.Archive;

/** Which class archives the launcher deletes, and which it keeps. */
class KeptArchivesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static Archive archive(String name, long megabytes, Duration unused) {
        return new Archive(Path.of(name), megabytes << 20, NOW.minus(unused), true);
    }

    private static Archive ofAMissingJar(String name, Duration unused) {
        return new Archive(Path.of(name), 14 << 20, NOW.minus(unused), false);
    }

    private static List<String> deleted(Archive... archives) {
        return KeptArchives.outOf(List.of(archives), NOW).stream()
                .map(Path::toString)
                .toList();
    }

    @Test
    void fewUsedArchives_areKept() {
        assertThat(deleted()).isEmpty();
        assertThat(deleted(archive("a", 14, HOUR), archive("b", 14, Duration.ofDays(30))))
                .isEmpty();
    }

    @Test
    void archiveThatIsUnusedForAMonth_isDeleted() {
        assertThat(deleted(archive("old", 14, Duration.ofDays(30).plusMillis(1)), archive("new", 14, HOUR)))
                .containsExactly("old");
    }

    @Test
    void archiveOfAMissingJarOrJdk_isDeleted() {
        assertThat(deleted(ofAMissingJar("gone", HOUR), archive("there", 14, HOUR)))
                .containsExactly("gone");
    }

    @Test
    void leastRecentlyUsedArchives_areDeleted_untilTheRestIsSmallEnough() {
        assertThat(deleted(
                        archive("third", 40, HOUR.multipliedBy(3)),
                        archive("first", 40, HOUR),
                        archive("second", 40, HOUR.multipliedBy(2)),
                        archive("small", 16, HOUR.multipliedBy(4))))
                .as("deleted archives: the limit of 96 MiB allows two of 40 and one of 16")
                .containsExactly("third");
    }

    @Test
    void archivesOfManyJars_areDeletedDownToTheLimit() {
        List<Archive> archives = new ArrayList<>();
        for (int i = 1; i <= 17; i++) {
            archives.add(archive("jar-" + i, 15, HOUR.multipliedBy(i)));
        }
        List<Path> deleted = KeptArchives.outOf(archives, NOW);
        assertThat(deleted).hasSize(11).doesNotContain(Path.of("jar-1"), Path.of("jar-6"));
    }

    @Test
    void archiveThatALauncherHasJustChosen_isKept_evenOverTheLimit() {
        Duration justNow = KeptArchives.ABOUT_TO_BE_USED;
        assertThat(deleted(
                        archive("a", 90, Duration.ZERO),
                        archive("b", 90, justNow),
                        ofAMissingJar("c", justNow),
                        archive("late", 14, justNow.plusMillis(1))))
                .containsExactly("late");
        assertThat(deleted(archive("used in the future", 200, HOUR.negated()))).isEmpty();
    }
}

package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import ticketrace.Scratch;

/** The encoding of the count, seven digits and a newline, for every valid count. */
class CountFileProperty {

    private static Path folder = Path.of("");

    @BeforeContainer
    static void createFolder() throws IOException {
        folder = Scratch.folder("ticketrace-test-");
    }

    @AfterTry
    void deleteFile() throws IOException {
        Files.deleteIfExists(folder.resolve("count"));
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.delete(folder);
    }

    @Property(tries = 300)
    void anyCount_readsBackFromEightBytes(@ForAll @IntRange(max = CountFile.MAX_COUNT) int count) throws IOException {
        Path file = folder.resolve("count");
        CountFile.create(file, count);
        assertThat(file).hasContent(String.format("%07d%n", count)).hasSize(8);
        assertThat(CountFile.readOnce(file)).isEqualTo(count);
    }

    @Property(tries = 300)
    void anyCount_replacesAnotherCompletely(
            @ForAll @IntRange(max = CountFile.MAX_COUNT) int before,
            @ForAll @IntRange(max = CountFile.MAX_COUNT) int after)
            throws IOException {
        Path file = folder.resolve("count");
        CountFile.create(file, before);
        try (CountFile count = CountFile.open(file)) {
            count.write(after);
            assertThat(count.read()).isEqualTo(after);
        }
        assertThat(CountFile.readOnce(file)).isEqualTo(after);
    }
}

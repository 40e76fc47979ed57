package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Scratch;

/** What stands in the way of a file is told before it is written. */
class FutureFileTest {

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    @Test
    void fileInAFolder_newOrOld_isFine() throws IOException {
        Path old = Files.writeString(folder.resolve("old.json"), "{}");

        assertThatCode(() -> FutureFile.require(folder.resolve("new.json"))).doesNotThrowAnyException();
        assertThatCode(() -> FutureFile.require(old)).doesNotThrowAnyException();
        assertThatCode(() -> FutureFile.require(Path.of("new.json"))).doesNotThrowAnyException();
    }

    @Test
    void missingFolder_isNamed() {
        Path missing = folder.resolve("missing");

        assertThatIOException()
                .isThrownBy(() -> FutureFile.require(missing.resolve("g.json")))
                .withMessage("the folder " + missing + " does not exist, so g.json cannot be written there");
    }

    @Test
    void fileInPlaceOfTheFolder_orFolderInPlaceOfTheFile_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Path directory = Files.createDirectory(folder.resolve("d.json"));

        assertThatIOException()
                .isThrownBy(() -> FutureFile.require(file.resolve("g.json")))
                .withMessageContaining(file + " is no folder");
        assertThatIOException()
                .isThrownBy(() -> FutureFile.require(directory))
                .withMessageContaining(directory + " is a folder");
    }
}

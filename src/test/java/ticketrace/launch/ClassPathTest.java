package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class paths: what a child gets, and which leading jars can have an archive. */
class ClassPathTest {

    @TempDir
    Path folder;

    private String file(String name) throws IOException {
        return Files.createFile(folder.resolve(name)).toString();
    }

    private static ClassPath of(String... entries) {
        return ClassPath.of(String.join(File.pathSeparator, entries));
    }

    @Test
    void relativePaths_becomeAbsolute_andNothingElseChanges() {
        String here = Path.of("").toAbsolutePath().toString();
        assertThat(of("a.jar", "", "/b/c").text())
                .isEqualTo(String.join(File.pathSeparator, here + "/a.jar", here, "/b/c"));
    }

    @Test
    void leadingJars_endAtTheFirstFolderOrMissingFile() throws Exception {
        String product = file("product.jar");
        String plugIn = file("plug-in.jar");
        List<Path> both = List.of(Path.of(product), Path.of(plugIn));
        assertThat(of(product, plugIn).leadingJars()).isEqualTo(both);
        assertThat(of(product, plugIn, folder.toString(), file("last.jar")).leadingJars())
                .isEqualTo(both);
        assertThat(of(product, plugIn, "gone.jar").leadingJars()).isEqualTo(both);
        assertThat(of(folder.toString(), product).leadingJars()).isEmpty();
        assertThat(of("").leadingJars()).isEmpty();
        assertThat(of("a\0.jar").leadingJars()).isEmpty();
    }
}

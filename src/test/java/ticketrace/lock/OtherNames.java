package ticketrace.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Other paths to a lock's file. All except one relative path lie in the file's folder. */
final class OtherNames {

    private OtherNames() {}

    static List<Path> of(Path file) throws IOException {
        Path folder = file.getParent();
        Path link = Files.createSymbolicLink(folder.resolve("a link"), file);
        Files.createSymbolicLink(folder.resolve("the folder"), folder);
        Files.createDirectories(folder.resolve("deep/er"));
        Files.createSymbolicLink(folder.resolve("away"), folder.resolve("deep/er"));
        return List.of(
                link,
                Files.createSymbolicLink(folder.resolve("a relative link"), file.getFileName()),
                Files.createSymbolicLink(folder.resolve("a link to a link"), link.getFileName()),
                folder.resolve("the folder").resolve(file.getFileName()),
                folder.resolve("deep/..").resolve(file.getFileName()),
                folder.resolve("away/../..")
                        .resolve(file.getFileName()), // through a link, so not the folder that the text suggests
                Path.of("").toAbsolutePath().relativize(file));
    }
}

package ticketrace.lock.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The path to which the name of a lock's file leads, whether the file is there or not. It follows links in the folders
 * and at the end of the name. So all names of one file lead to the same companion file. Two hard links stay two names.
 *
 * <p>Stateless; usable by any thread. Sources: path_resolution(7); realpath(3), which needs the file to be there.
 */
final class RealPath {

    /** Linux follows as many. */
    private static final int MOST_LINKS = 40;

    private RealPath() {}

    /** @throws IOException if its folder does not exist, or its links lead in a circle; the message names it */
    static Path of(Path file) throws IOException {
        Path at = file.toAbsolutePath();
        for (int links = 0; links <= MOST_LINKS; links++) {
            Path folder = at.getParent();
            if (folder == null) {
                return at;
            }
            at = realFolder(folder, file).resolve(at.getFileName());
            if (!Files.isSymbolicLink(at)) {
                return at;
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        throw new IOException(file + ": cannot be used as a lock: it is a link that leads in a circle");
    }

    private static Path realFolder(Path folder, Path file) throws IOException {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw OpenLockFiles.unusable(file, e);
        }
    }
}

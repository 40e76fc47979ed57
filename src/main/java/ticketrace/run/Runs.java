package ticketrace.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The folders of runs below a runs directory. */
public final class Runs {

    /**
     * The local time at the beginning of a run's name. It sorts the names in the order in which the runs began, except
     * in the hour after clocks are put back, when local times repeat.
     */
    private static final Pattern BEGINS_WITH_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");

    private Runs() {}

    /**
     * Lists all folders with a run's name, the newest first. It does not look into them.
     *
     * @return the folders; empty if the directory does not exist
     * @throws IOException if the directory cannot be read
     */
    public static List<Path> newestFirst(Path runs) throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(runs)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(runs, Runs::isNamedAsOne)) {
                all.forEach(folders::add);
            }
        }
        folders.sort(Comparator.comparing((Path folder) -> folder.getFileName().toString())
                .reversed());
        return folders;
    }

    private static boolean isNamedAsOne(Path folder) {
        return BEGINS_WITH_TIME.matcher(folder.getFileName().toString()).matches() && Files.isDirectory(folder);
    }
}

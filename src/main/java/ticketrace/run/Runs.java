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
     * The local time that a run's name begins with, by which names are in the order in which the runs began; not so in the
     * hour after the clocks were put back, whose runs are named as if they were of the hour before.
     */
    private static final Pattern BEGINS_WITH_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");

    private Runs() {}

    /**
     * All that have a run's name, the newest first. What is in them is not looked at.
     *
     * @return the folders; none if there is no such directory
     * @throws IOException if it cannot be read
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

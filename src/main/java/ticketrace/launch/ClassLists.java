package ticketrace.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The lists of the classes that the JVMs of a rehearsal load. Each JVM writes its own list, because two JVMs would
 * overwrite each other's.
 *
 * <p>See {@code -XX:DumpLoadedClassList} in "Application Class-Data Sharing".
 */
final class ClassLists {

    private static final String LIST = "classes-";

    /** The number of a class in its list; in another list another class has that number. */
    private static final Pattern NUMBER = Pattern.compile(" id: \\d+$");

    private final Path folder;
    private final List<Path> lists = new ArrayList<>();

    ClassLists(Path folder) {
        this.folder = folder;
    }

    /** The options that make one more JVM write its list. */
    List<String> optionsOfNextJvm() {
        Path list = folder.resolve(LIST + lists.size());
        lists.add(list);
        return List.of("-XX:DumpLoadedClassList=" + list);
    }

    /**
     * One list of all classes in these lists.
     *
     * @throws IOException if no JVM has written a list
     */
    Path together() throws IOException {
        List<Path> written = lists.stream().filter(Files::isRegularFile).toList();
        if (written.isEmpty()) {
            throw new IOException("no child ran in the rehearsal");
        }
        if (written.size() == 1) {
            return written.get(0);
        }
        Set<String> all = new LinkedHashSet<>();
        for (Path list : written) {
            String text = Files.readString(list);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1); // a killed JVM may leave half a line
            whole.lines().forEach(line -> all.add(NUMBER.matcher(line).replaceFirst("")));
        }
        return Files.write(folder.resolve(LIST + "together"), all);
    }
}

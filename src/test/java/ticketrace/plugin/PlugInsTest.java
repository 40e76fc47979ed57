package ticketrace.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue lists all plug-ins in an order that is independent of the class path, or reports why it cannot. */
class PlugInsTest {

    private static final String OURS = "ticketrace.plugin.PlugInsTest$Our";
    private static final String THEIRS = "ticketrace.plugin.PlugInsTest$Their";

    /** The kind of service that the tests look for. */
    public interface Bell {
        String sound();
    }

    /** One of Ticketrace's own, by the prefix of its class name; first in the service file. */
    public static final class OurZing implements Bell {
        @Override
        public String sound() {
            return "zing";
        }
    }

    /** One of Ticketrace's own, second in the service file. */
    public static final class OurBong implements Bell {
        @Override
        public String sound() {
            return "bong";
        }
    }

    /** Not one of Ticketrace's own. */
    public static final class TheirToot implements Bell {
        @Override
        public String sound() {
            return "toot";
        }
    }

    /** Not one of Ticketrace's own; its name sorts before the other one. */
    public static final class TheirAah implements Bell {
        @Override
        public String sound() {
            return "aah";
        }
    }

    /** Not one of Ticketrace's own, but with the name of one. */
    public static final class TheirZing implements Bell {
        @Override
        public String sound() {
            return "zing";
        }
    }

    /** Its constructor fails. */
    public static final class OurCracked implements Bell {

        public OurCracked() {
            throw new IllegalStateException("the class\nis broken");
        }

        @Override
        public String sound() {
            return "";
        }
    }

    /** Its name is not allowed: it has a comma and spaces. */
    public static final class OurOdd implements Bell {
        @Override
        public String sound() {
            return "ding dong, merrily";
        }
    }

    @TempDir
    Path folder;

    private Path services(String place, String... lines) throws IOException {
        Path root = folder.resolve(place);
        Path file = root.resolve("META-INF/services").resolve(Bell.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
        return root;
    }

    private static PlugIns<Bell> find(Path... places) throws IOException {
        URL[] urls = new URL[places.length];
        for (int i = 0; i < places.length; i++) {
            urls[i] = places[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, PlugInsTest.class.getClassLoader())) {
            return PlugIns.of(ServiceLoader.load(Bell.class, loader), OURS, "bell", Bell::sound);
        }
    }

    private void assertBroken(String words, String... lines) throws IOException {
        PlugIns<Bell> broken = find(services("broken", lines));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(broken::all)
                    .isInstanceOf(BrokenPlugInException.class)
                    .hasMessageContaining(words)
                    .hasMessageContaining("bell")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void ownPlugInsComeFirst_inTheOrderOfTheirFile_whateverTheClassPath() throws Exception {
        Path theirs = services("theirs", THEIRS + "Aah", THEIRS + "Toot");
        Path ours = services("ours", OURS + "Zing", OURS + "Bong");

        for (PlugIns<Bell> found : List.of(find(ours, theirs), find(theirs, ours))) {
            assertThat(found.all()).extracting(Bell::sound).containsExactly("zing", "bong", "aah", "toot");
        }
    }

    @Test
    void otherPlugIns_areSortedByName_whateverTheirFile() throws Exception {
        assertThat(find(services("theirs", THEIRS + "Toot", THEIRS + "Aah")).all())
                .extracting(Bell::sound)
                .containsExactly("aah", "toot");
    }

    @Test
    void twoOfOneName_areNamed_withWhereTheyAre() throws Exception {
        assertBroken("two plug-ins are called bell 'zing'", OURS + "Zing", THEIRS + "Zing");
        assertBroken(THEIRS + "Zing" + " in ", OURS + "Zing", THEIRS + "Zing");
    }

    @Test
    void classThatIsNotThere_isNamed() throws Exception {
        assertBroken(THEIRS + "Missing", OURS + "Zing", THEIRS + "Missing");
    }

    @Test
    void classThatCannotBeMade_isNamed_andWhy() throws Exception {
        assertBroken("the class is broken", OURS + "Cracked");
        assertBroken(OURS + "Cracked", OURS + "Cracked");
    }

    @Test
    void classOfAnotherKind_isNamed() throws Exception {
        assertBroken(PlugInClassTest.class.getName(), PlugInClassTest.class.getName());
    }

    @Test
    void serviceFileThatIsNone_isNamed() throws Exception {
        assertBroken(folder.resolve("broken").toString(), "this is not a class");
    }

    @Test
    void nameThatIsNoWord_isRefused() throws Exception {
        assertBroken("'ding dong, merrily'", OURS + "Odd");
    }
}

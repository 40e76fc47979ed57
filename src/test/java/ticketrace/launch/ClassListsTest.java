package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists of classes that the JVMs of a rehearsal loaded. */
class ClassListsTest {

    @TempDir
    private Path folder;

    /** Writes a list as the next JVM would, which gets the next options. */
    private static void write(ClassLists lists, String text) throws IOException {
        String option = lists.optionsOfNextJvm().get(0);
        Files.writeString(Path.of(option.substring(option.indexOf('=') + 1)), text);
    }

    @Test
    void listsOfSeveralJvms_areMerged_withoutNumbersAndIncompleteLines() throws Exception {
        ClassLists lists = new ClassLists(folder);
        write(lists, "# a list\njava/lang/Object id: 0\nbuyer/One id: 1\nbuyer/Ha");
        lists.optionsOfNextJvm(); // for a JVM that never writes its list
        write(lists, "# a list\njava/lang/Object id: 0\nbuyer/Two id: 1\n@cp buyer/Two 1 2\n");
        assertThat(lists.together())
                .hasContent("# a list\njava/lang/Object\nbuyer/One\nbuyer/Two\n@cp buyer/Two 1 2\n");
    }

    @Test
    void singleList_isUsedUnchanged_andNoListIsAnError() throws Exception {
        ClassLists lists = new ClassLists(folder);
        assertThatThrownBy(lists::together).isInstanceOf(IOException.class).hasMessage("no child ran in the rehearsal");
        write(lists, "java/lang/Object id: 0\n");
        assertThat(lists.together()).hasContent("java/lang/Object id: 0\n");
    }
}

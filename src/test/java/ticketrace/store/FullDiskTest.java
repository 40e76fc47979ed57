package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.ChildJvm;

/** What cannot be stored is an error that names the file. */
class FullDiskTest {

    @TempDir
    Path folder;

    private void assertCannotStore(String what, int largestFileBytes, String fileName) throws Exception {
        Stores.named("file").create(folder, 100);
        try (ChildJvm child =
                ChildJvm.startOnFullDisk(largestFileBytes, StoreChild.class, folder.toString(), "buyer")) {
            assertThat(child.hear()).isEqualTo("open");
            assertThat(child.ask(what))
                    .contains("IOException")
                    .contains(folder.resolve(fileName).toString());
        }
    }

    @Test
    void countThatCannotBeWritten_isAnErrorThatNamesTheFile() throws Exception {
        assertCannotStore("rewrite 1", 0, CountFile.NAME);
        assertThat(FinalState.read(folder).remaining()).isEqualTo(100);
    }

    @Test
    void saleThatDoesNotFit_isAnErrorThatNamesTheFile() throws Exception {
        assertCannotStore("record 1000", 1024, SalesFile.NAME);
        assertThat(FinalState.read(folder).damage()).isEmpty();
    }
}

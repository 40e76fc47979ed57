package ticketrace.store.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.ChildJvm;
import ticketrace.store.CountFile;
import ticketrace.store.FinalState;
import ticketrace.store.OpenStoreChild;
import ticketrace.store.Sale;
import ticketrace.store.SalesFile;
import ticketrace.store.StoreChild;
import ticketrace.store.Stores;

/** A full disk causes an error that names the file. */
class FullDiskTest {

    @TempDir
    Path folder;

    private void assertCannotStore(String what, int largestFileBytes, String fileName) throws Exception {
        assertCannotStore("file", what, largestFileBytes, fileName);
    }

    private void assertCannotStore(String store, String what, int largestFileBytes, String fileName) throws Exception {
        Stores.named(store).create(folder, 100);
        try (ChildJvm child =
                ChildJvm.startOnFullDisk(largestFileBytes, StoreChild.class, folder.toString(), "buyer", store)) {
            assertThat(child.hear()).isEqualTo("open");
            assertThat(child.ask(what))
                    .contains("IOException")
                    .contains(folder.resolve(fileName).toString());
        }
    }

    @Test
    void countThatCannotBeWritten_causesAnErrorThatNamesTheFile() throws Exception {
        assertCannotStore("rewrite 1", 0, CountFile.NAME);
        assertThat(FinalState.read(folder).remaining()).isEqualTo(100);
    }

    @Test
    void saleThatDoesNotFit_causesAnErrorThatNamesTheFile() throws Exception {
        assertCannotStore("record 1000", 1024, SalesFile.NAME);
        assertThat(FinalState.read(folder).damage()).isEmpty();
    }

    /** The first chunk has room for 4080 sales. The disk has no room for a second chunk, and none of it was mapped. */
    @Test
    void mappedSaleThatDoesNotFit_causesAnErrorThatNamesTheFile_andKeepsEarlierSales() throws Exception {
        assertCannotStore("mapped", "record 5000", 128 * 1024, MappedStoreKind.FILE);

        FinalState end = Stores.named("mapped").leftBehind(folder);
        assertThat(end.sales()).hasSize(4080).endsWith(new Sale(921, "buyer", 4080));
        assertThat(end.remaining()).isEqualTo(100);
    }

    @Test
    void mappedStoreWithoutRoomForAChunk_cannotBeOpened() throws Exception {
        Stores.named("mapped").create(folder, 100);
        String file = folder.resolve(MappedStoreKind.FILE).toString();
        try (ChildJvm child = ChildJvm.startOnFullDisk(
                MappedHead.BYTES, OpenStoreChild.class, folder.toString(), "buyer", "mapped")) {
            assertThat(child.hear()).contains("IOException", file, "File too large");
        }
        assertThat(Stores.named("mapped").leftBehind(folder).sales()).isEmpty();
    }
}

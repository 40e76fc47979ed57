package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file in which the file store keeps the newest number of a grant. */
class TokenFileTest {

    private static final String NAME = "tickets.token";

    @TempDir
    Path folder;

    private FencedStore open() throws Exception {
        StoreKind kind = Stores.named("file");
        return (FencedStore) kind.open(folder, kind.create(folder, 9).access(), "buyer-01");
    }

    @Test
    void number_isThereForPeopleToRead() throws Exception {
        try (FencedStore store = open()) {
            store.read(7);
        }

        assertThat(Files.readString(folder.resolve(NAME))).isEqualTo("0000000000007\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "7\n", "9999999999999\n"})
    void damagedNumber_isNamed(String contents) throws Exception {
        try (FencedStore store = open()) {
            Files.writeString(folder.resolve(NAME), contents);

            assertThatExceptionOfType(DamagedStoreException.class)
                    .isThrownBy(() -> store.read(1))
                    .withMessageContaining(NAME)
                    .withMessageContaining(contents.strip());
        }
    }
}

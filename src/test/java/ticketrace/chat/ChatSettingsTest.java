package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketrace.multiprocessing.AuthKey;

class ChatSettingsTest {

    private static ChatSettings of(String address, int port, @Nullable AuthKey key, int clients)
            throws UnknownHostException {
        return new ChatSettings(
                InetAddress.getByName(address), port, key, clients, false, ChatSettings.HANDSHAKE_LIMIT);
    }

    @Test
    void usualSettings_useTheLoopbackAddress() {
        assertThat(ChatSettings.usual().address().isLoopbackAddress()).isTrue();
    }

    @Test
    void addressThatOtherMachinesReach_needsAKey() throws UnknownHostException {
        assertThatThrownBy(() -> of("0.0.0.0", 0, null, 1)).hasMessageContaining("key");
        assertThat(of("0.0.0.0", 0, AuthKey.of("k"), 1).key()).isNotNull();
        assertThat(of("::1", 0, null, 1).key()).isNull();
    }

    @Test
    void numbersOutOfRange_areRefused() {
        assertThatThrownBy(() -> of("127.0.0.1", -1, null, 1)).hasMessageContaining("port");
        assertThatThrownBy(() -> of("127.0.0.1", 65_536, null, 1)).hasMessageContaining("port");
        assertThatThrownBy(() -> of("127.0.0.1", 0, null, 0)).hasMessageContaining("clients");
        assertThatThrownBy(() -> of("127.0.0.1", 0, null, 501)).hasMessageContaining("clients");
    }
}

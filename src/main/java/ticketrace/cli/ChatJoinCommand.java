package ticketrace.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ticketrace.chat.ChatClient;
import ticketrace.chat.ChatName;

/** {@code chat join}: sends what the user types, and shows what everybody says. */
@Command(
        name = "join",
        description = "Joins a chat room: each line of the input, typed or piped, is a message. At the end of the input"
                + " it leaves. Commands in the room: /name X, /who, /quit.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ChatJoinCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "HOST:PORT",
            converter = Converters.HostAndPort.class,
            description = "The address of the room, as 'chat serve' prints it.")
    InetSocketAddress server;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            converter = Converters.Name.class,
            description = "Your name in the room: " + ChatName.RULE + ".")
    @Nullable
    ChatName name;

    @Mixin
    AuthKeyFile key;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ChatClient client = ChatClient.connect(server, key.read());
                ChatConsole console = ChatConsole.open()) {
            return new ChatSession(client, console).hold(name);
        }
    }
}

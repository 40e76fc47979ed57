package ticketrace.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ticketrace.chat.ChatServer;
import ticketrace.chat.ChatSettings;
import ticketrace.multiprocessing.AuthKey;
import ticketrace.view.terminal.Screen;
import ticketrace.view.words.ThisProgram;

/** {@code chat serve}: opens a chat room until Ctrl-C. */
@Command(
        name = "serve",
        description = "Opens a chat room until Ctrl-C. A process of its own serves each connection; ps shows it.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ChatServeCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "0",
            description = "The port; 0 for a free one (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(from = 0, to = Converters.MAX_PORT)
    int port;

    @Mixin
    AuthKeyFile key;

    @Option(
            names = "--max-clients",
            paramLabel = "N",
            defaultValue = "" + ChatSettings.USUAL_CLIENTS,
            description = "How many clients may be in the room at once (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(to = ChatSettings.MOST_CLIENTS)
    int clients;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            converter = Converters.Address.class,
            description = "The address to listen on; any but a loopback address needs --authkey-file.")
    @Nullable
    InetAddress bind;

    @Option(
            names = "--echo-upper",
            description = "The tutorial's server: answers each line in upper case, to its sender only.")
    boolean echoUpper;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() throws IOException, InterruptedException {
        InetAddress address = bind == null ? InetAddress.getLoopbackAddress() : bind;
        if (!address.isLoopbackAddress() && key.path == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "with --bind " + address.getHostAddress() + " other machines can join: add --authkey-file FILE");
        }
        AuthKey secret = key.read();
        ChatSettings settings =
                new ChatSettings(address, port, secret, clients, echoUpper, ChatSettings.HANDSHAKE_LIMIT);
        Screen trouble = Screen.standardError();
        try (Interrupts interrupts = Interrupts.listen();
                ChatServer server = ChatServer.open(settings, line -> trouble.line("ticketrace: " + line))) {
            Races.screen(false).line(howToJoin(server));
            while (!interrupts.getAsBoolean()) {
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        }
        return ExitCode.INTERRUPTED;
    }

    private String howToJoin(ChatServer server) throws UnknownHostException {
        InetAddress address = server.address().getAddress();
        String host = address.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostName() : address.getHostAddress();
        int port = server.address().getPort();
        String join =
                ThisProgram.running().with("chat", "join", (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        return "Chat on " + server.addressText() + ". Join with: "
                + (key.path == null
                        ? "nc " + host + " " + port + ", or: " + join
                        : join + " --authkey-file " + ThisProgram.quoted(key.path.toString()));
    }
}

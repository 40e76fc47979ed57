package ticketrace.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chat}: a server with a process per connection, and a client for it. */
@Command(
        name = "chat",
        description = "A chat room in which every client is served by a process of its own.",
        subcommands = {ChatServeCommand.class, ChatJoinCommand.class},
        mixinStandardHelpOptions = true)
final class ChatCommand implements Runnable {

    @Spec
    CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "chat needs a command, serve or join; see chat --help");
    }
}

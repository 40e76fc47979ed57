package ticketrace.cli;

import java.io.IOException;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;

/**
 * Opens the terminal as JLine does, through the program {@code stty}; but if Ctrl-C has ended {@code stty}, starts it
 * again.
 */
final class RetryingTerminals extends ExecTerminalProvider {

    @Override
    public Pty current(SystemStream stream) throws IOException {
        return new RetryingPty(RetryingPty.retried(() -> super.current(stream)));
    }
}

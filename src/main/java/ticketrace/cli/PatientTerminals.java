package ticketrace.cli;

import java.io.IOException;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;

/**
 * The terminal as JLine reaches it, through the program {@code stty}; but a {@code stty} that a Ctrl-C has ended is started
 * again.
 */
final class PatientTerminals extends ExecTerminalProvider {

    @Override
    public Pty current(SystemStream stream) throws IOException {
        return new PatientPty(PatientPty.patiently(() -> super.current(stream)));
    }
}

package ticketrace.cli;

import java.io.IOException;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;

/**
 * Opens the terminal as JLine does, through the program {@code stty}; but starts {@code stty} again if a Ctrl-C has ended
 * it.
 */
final class PatientTerminals extends ExecTerminalProvider {

    @Override
    public Pty current(SystemStream stream) throws IOException {
        return new PatientPty(PatientPty.patiently(() -> super.current(stream)));
    }
}

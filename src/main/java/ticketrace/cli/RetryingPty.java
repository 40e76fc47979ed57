package ticketrace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Sized;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/**
 * A terminal that JLine reads and sets through the program {@code stty}. The terminal sends Ctrl-C to every process in
 * the foreground, so it ends {@code stty}, too. This class then starts {@code stty} again.
 *
 * <p>Source: termios(3), "ISIG".
 */
final class RetryingPty implements Pty {

    /** The user may press Ctrl-C so often. If a call fails more often, Ctrl-C is not the reason. */
    private static final int MOST_TRIES = 5;

    /** A call that starts {@code stty}. */
    interface Call<T> {

        T make() throws IOException;
    }

    private final Pty pty;

    RetryingPty(Pty pty) {
        this.pty = pty;
    }

    /**
     * Makes the call, and repeats it if it fails. Returns its result.
     *
     * @throws IOException if it failed each time, or this thread was interrupted in it
     */
    static <T> T retried(Call<T> call) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return call.make();
            } catch (InterruptedIOException interrupted) {
                throw interrupted;
            } catch (IOException ended) {
                if (tries == MOST_TRIES) {
                    throw ended;
                }
            }
        }
    }

    @Override
    public Attributes getAttr() throws IOException {
        return retried(pty::getAttr);
    }

    @Override
    public void setAttr(Attributes attributes) throws IOException {
        retried(() -> {
            pty.setAttr(attributes);
            return pty;
        });
    }

    @Override
    public Size getSize() throws IOException {
        return retried(pty::getSize);
    }

    @Override
    public void setSize(Sized size) throws IOException {
        retried(() -> {
            pty.setSize(size);
            return pty;
        });
    }

    @Override
    public InputStream getMasterInput() throws IOException {
        return pty.getMasterInput();
    }

    @Override
    public OutputStream getMasterOutput() throws IOException {
        return pty.getMasterOutput();
    }

    @Override
    public InputStream getSlaveInput() throws IOException {
        return pty.getSlaveInput();
    }

    @Override
    public OutputStream getSlaveOutput() throws IOException {
        return pty.getSlaveOutput();
    }

    @Override
    public SystemStream getSystemStream() {
        return pty.getSystemStream();
    }

    @Override
    public TerminalProvider getProvider() {
        return pty.getProvider();
    }

    @Override
    public void close() throws IOException {
        pty.close();
    }
}

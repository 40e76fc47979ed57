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
 * A terminal that is asked and set through the program {@code stty}. Ctrl-C is sent to every process in the foreground, so
 * to that one, too: then it is asked or set once more.
 *
 * <p>Source: termios(3), "ISIG".
 */
final class PatientPty implements Pty {

    /** So often somebody may press Ctrl-C. What fails more often than that does so for another reason. */
    private static final int MOST_TRIES = 5;

    /** Something that starts {@code stty}. */
    interface Call<T> {

        T make() throws IOException;
    }

    private final Pty pty;

    PatientPty(Pty pty) {
        this.pty = pty;
    }

    /**
     * What comes of the call; tried again if it fails.
     *
     * @throws IOException if it failed each time, or this thread was interrupted in it
     */
    static <T> T patiently(Call<T> call) throws IOException {
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
        return patiently(pty::getAttr);
    }

    @Override
    public void setAttr(Attributes attributes) throws IOException {
        patiently(() -> {
            pty.setAttr(attributes);
            return pty;
        });
    }

    @Override
    public Size getSize() throws IOException {
        return patiently(pty::getSize);
    }

    @Override
    public void setSize(Sized size) throws IOException {
        patiently(() -> {
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

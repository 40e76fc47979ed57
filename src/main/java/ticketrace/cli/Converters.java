package ticketrace.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import ticketrace.chat.ChatName;

/** Converts the words of options to values other than numbers and times; an error says what is allowed. */
final class Converters {

    static final int MAX_PORT = 65_535;

    private Converters() {}

    /** A file or folder; its name may have letters that the locale cannot encode. */
    static final class File implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException(WorkingFolder.why(e));
            }
        }
    }

    /** An address of this machine, or a name of one. */
    static final class Address implements ITypeConverter<InetAddress> {
        @Override
        public InetAddress convert(String text) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new TypeConversionException("must be an address of this machine, not '" + text + "'");
            }
        }
    }

    /** HOST:PORT, with an IPv6 address in brackets. */
    static final class HostAndPort implements ITypeConverter<InetSocketAddress> {
        private static final Pattern FORM =
                Pattern.compile("(?:\\[([0-9a-fA-F:.%\\w]+)\\]|([^:\\[\\]\\s]+)):(\\d{1,5})");

        @Override
        public InetSocketAddress convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("must be HOST:PORT, such as 127.0.0.1:4711, not '" + text + "'");
            }
            String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            return new InetSocketAddress(host, Allowed.number(matcher.group(3), 1, MAX_PORT));
        }
    }

    static final class Name implements ITypeConverter<ChatName> {
        @Override
        public ChatName convert(String text) {
            return ChatName.of(text)
                    .orElseThrow(
                            () -> new TypeConversionException("must be " + ChatName.RULE + ", not '" + text + "'"));
        }
    }
}

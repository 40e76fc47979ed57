package ticketrace.cli;

import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Replaces {@code @FILE} by the words of the file, as picocli does: words end at white space, quotes join words, {@code
 * #} begins a comment, a file may name others, and {@code @@x} is the word {@code @x}. Three things are different: a
 * file is UTF-8 in every locale; this class skips a byte order mark; and if there is no such file, the name means a
 * ready-made case.
 */
final class ArgumentFiles {

    private static final char SIGN = '@';
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MOST_BYTES = 1 << 20;

    private final List<String> words = new ArrayList<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private ArgumentFiles() {}

    /**
     * These arguments, with the words of the files in place of their names.
     *
     * @throws UnusableException if there is no such file, or it cannot be read
     */
    static List<String> expand(List<String> arguments) throws UnusableException {
        ArgumentFiles files = new ArgumentFiles();
        files.addAll(arguments);
        return files.words;
    }

    /** The words of a text, without its comments. */
    static List<String> words(String text) throws IOException {
        StreamTokenizer tokens = new StreamTokenizer(new StringReader(withoutMark(text)));
        tokens.resetSyntax();
        tokens.wordChars(' ', Character.MAX_VALUE);
        tokens.whitespaceChars(0, ' ');
        tokens.quoteChar('"');
        tokens.quoteChar('\'');
        tokens.commentChar('#');
        List<String> words = new ArrayList<>();
        while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
            words.add(tokens.sval);
        }
        return words;
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private void addAll(List<String> arguments) throws UnusableException {
        for (String argument : arguments) {
            if (argument.length() < 2 || argument.charAt(0) != SIGN) {
                words.add(argument);
            } else if (argument.charAt(1) == SIGN) {
                words.add(argument.substring(1));
            } else {
                addFile(argument.substring(1));
            }
        }
    }

    private void addFile(String name) throws UnusableException {
        try {
            Path file = Path.of(name);
            if (Files.isRegularFile(file)) {
                addFile(name, file);
                return;
            }
            if (Scenarios.isOne(file)) {
                addAll(words(Scenarios.text(file)));
                return;
            }
            if (Files.exists(file)) {
                throw new UnusableException("the argument file " + name + " is "
                        + (Files.isDirectory(file) ? "a folder" : "no regular file"));
            }
            throw new UnusableException("there is no argument file " + name + Scenarios.near(file));
        } catch (InvalidPathException e) {
            throw new UnusableException("there is no argument file " + name);
        } catch (IOException e) {
            throw new UnusableException("the argument file " + name + " cannot be read: " + e.getMessage());
        }
    }

    private void addFile(String name, Path file) throws IOException, UnusableException {
        if (Files.size(file) > MOST_BYTES) {
            throw new UnusableException("the argument file " + name + " is too large to hold a command");
        }
        Path real = file.toRealPath();
        if (open.contains(real)) {
            throw new UnusableException("the argument file " + name + " names itself");
        }
        open.push(real);
        addAll(words(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        open.pop();
    }

    /** An argument file cannot be used; the message says which one, and why. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableException(String message) {
            super(message);
        }
    }
}

package ticketrace.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks at what a file is, and how large, before anybody opens it. A link is as good as what it leads to. */
public final class InputFile {

    private InputFile() {}

    /**
     * Sees that there is a file that ends.
     *
     * @param mostBytes how many bytes it may have
     * @throws java.nio.file.NoSuchFileException if there is nothing of that name
     * @throws IOException if it is no file, but a folder, a device or a pipe, or has too many bytes; the message names it
     */
    public static void require(Path file, long mostBytes) throws IOException {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
        if (is.isDirectory()) {
            throw new IOException(file + ": is a folder, where there should be a file");
        }
        if (!is.isRegularFile()) {
            throw new IOException(file + ": is a device or a pipe, where there should be a file");
        }
        if (is.size() > mostBytes) {
            throw tooLarge(file, is.size(), mostBytes);
        }
    }

    /**
     * All that is in a text file.
     *
     * @param mostBytes how many bytes it may have
     * @throws CharacterCodingException if it is not in UTF-8
     * @throws IOException as {@link #require}; or if it cannot be read; the message names it
     */
    public static String text(Path file, int mostBytes) throws IOException {
        require(file, mostBytes);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(mostBytes);
            if (in.read() >= 0) { // a file that grows, or one of the kernel's, which say that they are empty
                throw tooLarge(file, mostBytes + 1L, mostBytes);
            }
        } catch (FileSystemException namesTheFile) {
            throw namesTheFile;
        } catch (IOException e) {
            throw naming(file, e);
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static IOException tooLarge(Path file, long bytes, long mostBytes) {
        return new IOException(
                file + ": is too large to be what it should be: it has " + bytes + " bytes, more than " + mostBytes);
    }

    /** The same error, if it names the file; else one that does. */
    static IOException naming(Path file, IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(file.toString()) ? e : new IOException(file + ": " + message, e);
    }
}

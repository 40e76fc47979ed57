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

/** Checks what a file is, and how large, before it is opened. Follows symbolic links. */
public final class InputFile {

    private InputFile() {}

    /**
     * Requires that the path names a regular file of a limited size.
     *
     * @param mostBytes the most bytes that the file may have
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if the path names a folder, a device or a pipe, or the file has too many bytes; the message
     *     names the file
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
     * The whole text of a file in UTF-8.
     *
     * @param mostBytes the most bytes that the file may have
     * @throws CharacterCodingException if the file is not in UTF-8
     * @throws IOException as {@link #require}, or if the file cannot be read; the message names the file
     */
    public static String text(Path file, int mostBytes) throws IOException {
        require(file, mostBytes);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(mostBytes);
            if (in.read() >= 0) { // a file that grows, or one in /proc or /sys, which report a size of 0
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

    /** The same error if its message begins with the file; otherwise a new error that names the file. */
    static IOException naming(Path file, IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(file.toString()) ? e : new IOException(file + ": " + message, e);
    }
}

package ticketrace.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The name of a class archive, {@code buyer-OWNER-STATE-CHECKSUM.jsa}. It names the owner, the state of the owner's
 * jars and JDK, and the checksum of the contents. So the name shows whether a file is whole and up to date.
 *
 * @param owner a hash of its {@link ArchiveOwner}
 * @param state a hash of the jars' and the JDK's present state: if one of them changes, a new archive is needed
 */
record ArchiveName(String name, String owner, String state) {

    /** The end of the name of a note. The note names the owner of the archives whose names begin like its own. */
    static final String NOTE = ".owner";

    /** The end of the name of a note that says why there is no archive. */
    static final String FAILED = "failed.txt";

    private static final String SUFFIX = ".jsa";
    private static final Pattern ANY = Pattern.compile("(\\w+-\\p{XDigit}{8})-\\p{XDigit}{8}-\\p{XDigit}{8}\\.jsa");
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int HEX_DIGITS = 8;

    static ArchiveName of(String name, ArchiveOwner owner) throws IOException {
        List<String> state = new ArrayList<>();
        for (Path jar : owner.jars()) {
            state.add(stamp(jar));
        }
        state.add(stamp(owner.jdk().resolve("lib").resolve("modules")));
        state.add(System.getProperty("java.vm.version"));
        state.add(System.getProperty("java.vm.vendor"));
        return new ArchiveName(name, hash(owner.lines()), hash(state));
    }

    private static String stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + " " + attributes.lastModifiedTime();
    }

    private static String hash(List<String> lines) {
        CRC32 sum = new CRC32();
        sum.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return hex(sum);
    }

    /** The name of an archive with these contents. */
    String of(Path contents) throws IOException {
        return current() + checksum(contents) + SUFFIX;
    }

    /** The name of the note that names the owner of these archives. */
    String ownersNote() {
        return note(name + "-" + owner);
    }

    /** The name of the owner's note for this file; null if the file is no archive. */
    static @Nullable String noteOf(Path file) {
        Matcher archive = ANY.matcher(String.valueOf(file.getFileName()));
        return archive.matches() ? note(archive.group(1)) : null;
    }

    private static String note(String beginning) {
        return beginning + NOTE;
    }

    /** The name of the note that says that no archive can be made of these jars on this JDK, as they are now. */
    String failureNote() {
        return current() + FAILED;
    }

    /** Whether the file is an archive of this owner, new or old. */
    boolean isOwnersFile(Path file) {
        String found = String.valueOf(file.getFileName());
        return found.startsWith(prefix()) && found.endsWith(SUFFIX);
    }

    /** Whether it is the archive for the jars and the JDK as they are now. */
    boolean isCurrent(Path file) {
        return isOwnersFile(file) && String.valueOf(file.getFileName()).startsWith(current());
    }

    /** Whether it still has the contents that it had when it got its name. */
    boolean isWhole(Path file) throws IOException {
        return of(file).equals(String.valueOf(file.getFileName()));
    }

    private String prefix() {
        return name + "-" + owner + "-";
    }

    private String current() {
        return prefix() + state + "-";
    }

    private static String checksum(Path file) throws IOException {
        CRC32 sum = new CRC32();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                sum.update(chunk, 0, n);
            }
        }
        return hex(sum);
    }

    private static String hex(CRC32 sum) {
        return HexFormat.of().toHexDigits(sum.getValue(), HEX_DIGITS);
    }
}

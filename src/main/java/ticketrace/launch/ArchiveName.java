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
 * The name of a class archive, which says what it belongs to and what is in it: {@code
 * buyer-OWNER-STATE-CHECKSUM.jsa}. So a file is whole and up to date, or has another name.
 *
 * @param owner whose it is
 * @param state the jars and the JDK as they are now: a changed one needs a new archive
 */
record ArchiveName(String name, String owner, String state) {

    /** What the name of a note ends with that says whose archives of one beginning are. */
    static final String NOTE = ".owner";

    /** What the name of a note ends with that says why there is no archive. */
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

    /** What an archive with these contents is called. */
    String of(Path contents) throws IOException {
        return current() + checksum(contents) + SUFFIX;
    }

    /** What the note is called that says whose the archives of this owner are. */
    String ownersNote() {
        return note(name + "-" + owner);
    }

    /** What the note is called that belongs to this file; null if the file is no archive of anybody's. */
    static @Nullable String noteOf(Path file) {
        Matcher archive = ANY.matcher(String.valueOf(file.getFileName()));
        return archive.matches() ? note(archive.group(1)) : null;
    }

    private static String note(String beginning) {
        return beginning + NOTE;
    }

    /** What the note is called that says that there can be no archive of these jars on this JDK, as they are now. */
    String failureNote() {
        return current() + FAILED;
    }

    /** Whether the file in the cache is an archive of this owner's, of whatever time. */
    boolean isOwnersFile(Path file) {
        String found = String.valueOf(file.getFileName());
        return found.startsWith(prefix()) && found.endsWith(SUFFIX);
    }

    /** Whether it is the one for the jars and the JDK as they are now. */
    boolean isCurrent(Path file) {
        return isOwnersFile(file) && String.valueOf(file.getFileName()).startsWith(current());
    }

    /** Whether it holds what it held when it was named. */
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

package ticketrace.view.page;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page's own files from the jar: the folder {@code page/} at the address {@code /}, the folder {@code web/}
 * at {@code /web/}. Serves only plain names with a known ending, so a path cannot lead out of these folders.
 *
 * <p>Javalin can serve static files, but it does not find them in a jar whose path contains spaces or umlauts.
 */
final class PageFiles {

    static final String FOLDER = "/ticketrace/view/";
    static final String PAGE = "page/";

    private static final String WEB = "web/";
    private static final Pattern NAME =
            Pattern.compile("/?(web/)?((?:[a-z0-9]+/)*[a-z0-9][a-zA-Z0-9_-]*(?:\\.[a-zA-Z0-9_-]+)*)\\.([a-z0-9]+)");
    private static final int NOT_MODIFIED = 304;

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private PageFiles() {}

    /**
     * Answers with the file that the request's path names.
     *
     * @throws RefusedRequest if there is no such file
     */
    static void serve(Context context) throws IOException {
        Matcher name = NAME.matcher(context.path());
        String type = name.matches() ? TYPES.get(name.group(3)) : null;
        byte[] file =
                type == null ? null : read((name.group(1) == null ? PAGE : WEB) + name.group(2) + "." + name.group(3));
        if (type == null || file == null) {
            throw new RefusedRequest(RefusedRequest.NOT_FOUND, "there is nothing at this address");
        }
        String tag = tag(file);
        context.header(Header.CACHE_CONTROL, "no-cache").header(Header.ETAG, tag);
        if (tag.equals(context.header(Header.IF_NONE_MATCH))) {
            context.status(NOT_MODIFIED);
        } else {
            context.contentType(type).result(file);
        }
    }

    private static String tag(byte[] file) {
        CRC32C crc = new CRC32C();
        crc.update(file, 0, file.length);
        return '"' + Long.toHexString(crc.getValue()) + '-' + file.length + '"';
    }

    /** The text of one of the page's files. */
    static String text(String path) throws IOException {
        byte[] file = read(path);
        if (file == null) {
            throw new IOException("the jar has no file " + FOLDER + path);
        }
        return new String(file, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] read(String path) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + path)) {
            return in == null ? null : in.readAllBytes();
        }
    }
}

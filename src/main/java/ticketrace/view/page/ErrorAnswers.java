package ticketrace.view.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import ticketrace.json.Json;

/**
 * The answers to requests that Jetty refuses before a route sees them: one line of JSON, as for all refused requests.
 */
final class ErrorAnswers extends ErrorHandler {

    private static final HttpField JSON = new HttpField(HttpHeader.CONTENT_TYPE, "application/json");

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(JSON);
        Headers.ALL.forEach(response.getHeaders()::put);
        response.write(
                true,
                ByteBuffer.wrap(Json.document(new Refusal(line(code))).getBytes(StandardCharsets.UTF_8)),
                callback);
    }

    private static String line(int code) {
        return switch (code) {
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "the body is longer than " + PageLimits.BODY_BYTES + " bytes";
            case HttpStatus.URI_TOO_LONG_414 -> "the address is too long";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "the headers are too long";
            case HttpStatus.UPGRADE_REQUIRED_426, HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 ->
                "this version of HTTP is not understood; HTTP/1.1 is";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "the server is ending";
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "internal error, please report it";
            default -> "this request is not understood: " + HttpStatus.getMessage(code);
        };
    }
}

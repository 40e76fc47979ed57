package ticketrace.view.page;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole body of a request before the next handler sees the request. No thread waits for a body that is still
 * arriving. Refuses a request whose body is broken, or longer than {@link PageLimits#BODY_BYTES}.
 */
final class BufferedBodies extends Handler.Wrapper {

    /** A request whose whole body is in memory. */
    private static final class BufferedRequest extends Request.Wrapper {

        private final Content.Source body;

        BufferedRequest(Request request, byte[] body) {
            super(request);
            this.body = Content.Source.from(ByteBuffer.wrap(body));
        }

        @Override
        public Content.@Nullable Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable callback) {
            body.demand(callback);
        }

        @Override
        public void fail(Throwable failure) {
            body.fail(failure);
        }
    }

    /** Reads one body, chunk by chunk. Jetty calls {@link #run} again, on any thread, when the next chunk is there. */
    private final class BodyReader implements Runnable {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        BodyReader(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void run() {
            boolean last = false;
            while (!last) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    refuse(HttpStatus.BAD_REQUEST_400);
                    return;
                }
                byte[] piece = new byte[chunk.remaining()];
                chunk.get(piece, 0, piece.length);
                body.write(piece, 0, piece.length);
                last = chunk.isLast();
                chunk.release();
                if (body.size() > PageLimits.BODY_BYTES) {
                    refuse(HttpStatus.PAYLOAD_TOO_LARGE_413);
                    return;
                }
            }
            Request buffered = new BufferedRequest(request, body.toByteArray());
            request.getContext().execute(() -> handOn(buffered, response, callback));
        }

        private void refuse(int status) {
            Response.writeError(request, response, callback, status);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() == 0) {
            return super.handle(request, response, callback);
        }
        if (request.getLength() > PageLimits.BODY_BYTES) {
            Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
        } else {
            new BodyReader(request, response, callback).run();
        }
        return true;
    }

    private void handOn(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }
}

package ticketrace.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** The seal of a closed history: the CRC-32C of the whole file, in which the checksum's own field counts as zero. */
final class Checksum {

    private static final int BUFFER_BYTES = 64 * 1024;

    private Checksum() {}

    static int of(FileChannel channel) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        long at = 0;
        for (int n = channel.read(buffer, at); n > 0; n = channel.read(buffer, at)) {
            buffer.flip();
            if (at == 0 && n >= Layout.CHECKSUM + Integer.BYTES) {
                buffer.putInt(Layout.CHECKSUM, 0);
            }
            crc.update(buffer);
            at += n;
            buffer.clear();
        }
        int value = (int) crc.getValue();
        return value == 0 ? 1 : value; // a field of zero means: not sealed
    }
}

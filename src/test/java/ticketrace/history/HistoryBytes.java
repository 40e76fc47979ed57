package ticketrace.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bytes of histories, for tests that damage them. */
final class HistoryBytes {

    private HistoryBytes() {}

    /** The bytes that a recorder writes for these purchases. Closed with {@code reason}, or left open without one. */
    static byte[] of(Path folder, List<PurchaseScript> scripts, EndReason... reason) throws IOException {
        Path file = folder.resolve("original.history");
        try (Recorder recorder = Recorder.create(file)) {
            recorder.started(System.nanoTime(), 0);
            for (PurchaseScript script : scripts) {
                script.playOn(recorder);
            }
            for (EndReason each : reason) {
                recorder.close(each);
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    static ByteBuffer view(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    /** The bytes of one purchase: its main part, and then its extra part. */
    static byte[] of(PurchaseRecord purchase) {
        byte[] bytes = new byte[Layout.RECORD_BYTES];
        ByteBuffer view = view(bytes);
        for (int i = 0; i < Stamp.COUNT; i++) {
            view.putLong(Layout.stampOffset(i), purchase.stamps().at(i));
        }
        view.putInt(Layout.VALUE, purchase.value() + 1);
        view.put(Layout.BEGUN, (byte) purchase.begun());
        Outcome outcome = purchase.outcome();
        view.putLong(Layout.TOKEN, purchase.grant().token());
        view.putLong(Layout.LEASE_LOST, purchase.grant().leaseLost());
        view.put(Layout.OUTCOME, (byte) (outcome == null ? 0 : outcome.code()));
        return bytes;
    }
}

package ticketrace.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/**
 * The launcher's own evidence of a race, which the histories of killed buyers cannot contain: why the launcher told the
 * buyers to stop, and which buyers it killed or paused on purpose.
 *
 * @param folder the run's folder
 */
public record LauncherEvidence(Path folder) {

    private static final String STOPPED = "stopped.json";
    private static final String REASON = "reason";
    private static final String KILLED = "killed.json";
    private static final String BUYERS = "buyers";
    private static final String FAULTS = "faults";
    private static final String FAULT = "fault";
    private static final String BUYER = "buyer";
    private static final String FROM = "fromNanos";
    private static final String TO = "toNanos";

    private record Stopped(EndReason reason) {}

    private record Done(List<String> buyers, List<DoneLine> faults) {}

    private record DoneLine(
            String fault,
            String buyer,
            @Nullable Long fromNanos,
            @Nullable Long toNanos) {}

    public void writeStopped(EndReason why) throws IOException {
        JsonFile.write(folder.resolve(STOPPED), new Stopped(why));
    }

    /** Why the launcher told the buyers to stop; null if it did not. */
    @Nullable
    EndReason stopped() throws IOException {
        Path file = folder.resolve(STOPPED);
        if (!Files.exists(file)) {
            return null;
        }
        return JsonFile.read(file, fields -> EndReason.valueOf(String.valueOf(fields.get(REASON))));
    }

    /**
     * A fault that happened.
     *
     * @param fault the fault
     * @param buyer the buyer that it hit
     * @param fromNanos of a pause, the time right before the process was stopped ({@link System#nanoTime}); else 0
     * @param toNanos of a pause, the time right after the process was let go on; 0 if it was not yet
     */
    public record DoneFault(Fault fault, String buyer, long fromNanos, long toNanos) {

        /** A kill. */
        public DoneFault(Fault fault, String buyer) {
            this(fault, buyer, 0, 0);
        }

        /** Whether it stopped the buyer for so long, or the buyer was not let go on. */
        boolean isPauseOf(Duration least) {
            return fault instanceof Fault.Pause && (toNanos == 0 || toNanos - fromNanos >= least.toNanos());
        }
    }

    /** Writes all faults that have happened so far. */
    public void writeDone(List<DoneFault> done) throws IOException {
        List<String> killed = done.stream()
                .filter(each -> each.fault() instanceof Fault.Kill)
                .map(DoneFault::buyer)
                .distinct()
                .toList();
        List<DoneLine> lines = done.stream()
                .map(each -> new DoneLine(
                        each.fault().toString(), each.buyer(), orNull(each.fromNanos()), orNull(each.toNanos())))
                .toList();
        JsonFile.write(folder.resolve(KILLED), new Done(killed, lines));
    }

    private static @Nullable Long orNull(long nanos) {
        return nanos == 0 ? null : Long.valueOf(nanos);
    }

    private static long orZero(@Nullable Object nanos) {
        return nanos instanceof Number number ? number.longValue() : 0;
    }

    /** Deletes the record of faults, because the race begins again. */
    public void forgetDone() throws IOException {
        Files.deleteIfExists(folder.resolve(KILLED));
    }

    /**
     * The buyers that the launcher killed on purpose; empty if it killed none.
     *
     * @param buyers the names of all buyers of the race; a killed one must be among them
     */
    List<String> killed(List<String> buyers) throws IOException {
        Path file = folder.resolve(KILLED);
        if (!Files.exists(file)) {
            return List.of();
        }
        return JsonFile.read(file, fields -> {
            if (!(fields.get(BUYERS) instanceof List<?> names)) {
                throw new IllegalArgumentException("it names no \"" + BUYERS + "\"");
            }
            for (Object name : names) {
                if (!buyers.contains(name)) {
                    throw new IllegalArgumentException("it names " + name + ", who is no buyer of this race");
                }
            }
            return names.stream().map(String::valueOf).toList();
        });
    }

    /** The faults that happened, in order. */
    List<DoneFault> done() throws IOException {
        Path file = folder.resolve(KILLED);
        if (!Files.exists(file)) {
            return List.of();
        }
        return JsonFile.read(file, fields -> {
            List<DoneFault> done = new ArrayList<>();
            if (fields.get(FAULTS) instanceof List<?> told) {
                for (Object each : told) {
                    if (each instanceof Map<?, ?> fault) {
                        done.add(new DoneFault(
                                FaultText.parse(String.valueOf(fault.get(FAULT))),
                                String.valueOf(fault.get(BUYER)),
                                orZero(fault.get(FROM)),
                                orZero(fault.get(TO))));
                    }
                }
            }
            return done;
        });
    }
}

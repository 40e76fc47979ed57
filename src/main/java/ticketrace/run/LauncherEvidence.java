package ticketrace.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/**
 * The launcher's own evidence of a race, which the histories of killed buyers cannot contain: why the launcher told the
 * buyers to stop, and which buyers it killed on purpose.
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

    private record Stopped(EndReason reason) {}

    private record Done(List<String> buyers, List<DoneLine> faults) {}

    private record DoneLine(String fault, String buyer) {}

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
     */
    public record DoneFault(Fault fault, String buyer) {}

    /** Writes all faults that have happened so far. */
    public void writeDone(List<DoneFault> done) throws IOException {
        List<String> buyers = done.stream().map(DoneFault::buyer).distinct().toList();
        List<DoneLine> lines = done.stream()
                .map(each -> new DoneLine(each.fault().toString(), each.buyer()))
                .toList();
        JsonFile.write(folder.resolve(KILLED), new Done(buyers, lines));
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
                                FaultText.parse(String.valueOf(fault.get(FAULT))), String.valueOf(fault.get(BUYER))));
                    }
                }
            }
            return done;
        });
    }
}

package ticketrace.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Stores;

/**
 * Where a race is held, and with what: what its figures depend on beside its settings.
 *
 * @param os the operating system
 * @param kernel its version
 * @param arch what its processors are
 * @param cores how many of them this JVM may use
 * @param fileSystem the kind of file system that the run's folder is on; null where that cannot be told
 * @param jvm the virtual machine of launcher and buyers, with its version
 * @param ticketrace this program's version; null if it does not run from its jar
 * @param engine the store's engine and its version; null for a store that has none
 */
public record Machine(
        String os,
        String kernel,
        String arch,
        int cores,
        @Nullable String fileSystem,
        String jvm,
        @Nullable String ticketrace,
        @Nullable String engine) {

    /** This one, for a race in this folder on this store. */
    public static Machine here(Path folder, String store) {
        return new Machine(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                fileSystemOf(folder),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                version(),
                Stores.named(store).engine());
    }

    /** This program's version; null if it does not run from its jar, whose manifest tells it. */
    public static @Nullable String version() {
        return Machine.class.getPackage().getImplementationVersion();
    }

    private static @Nullable String fileSystemOf(Path folder) {
        try {
            return Files.getFileStore(folder).type();
        } catch (IOException unknown) {
            return null;
        }
    }
}

package ticketrace.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Stores;

/**
 * The machine and the software of a race: what its measured figures depend on besides its settings.
 *
 * @param os the operating system
 * @param kernel its version
 * @param arch the architecture of its processors
 * @param cores how many processors this JVM may use
 * @param fileSystem the type of the run folder's file system; null if it is not known
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

    /** This machine, for a race in this folder on this store. */
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

    /** This program's version, from the manifest of its jar; null if it does not run from its jar. */
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

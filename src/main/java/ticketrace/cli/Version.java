package ticketrace.cli;

import picocli.CommandLine.IVersionProvider;
import ticketrace.run.Machine;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Machine.version();
        return new String[] {
            "ticketrace " + (version == null ? "(not from a jar)" : version),
            "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name")
        };
    }
}

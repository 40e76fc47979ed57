package ticketrace;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has the races of a test class start their buyers as users do: from the jar that the system property {@code
 * ticketrace.jar} names, with its class archive. Without that property, buyers start from the folders of classes.
 */
public final class FromTheJar implements BeforeAllCallback, AfterAllCallback {

    private static final String CLASS_PATH = "java.class.path";

    private final String before = System.getProperty(CLASS_PATH);

    @Override
    public void beforeAll(ExtensionContext context) {
        System.setProperty(CLASS_PATH, System.getProperty("ticketrace.jar", before));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        System.setProperty(CLASS_PATH, before);
    }
}

package ticketrace.view.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of uPlot, the library that draws the report's charts. uPlot's jar has a folder with the version as its
 * name, so only the pom states the version.
 *
 * @param version such as {@code 1.6.30}
 */
record ChartLibrary(String version) {

    private static final String FOLDER = "META-INF/resources/webjars/uplot/";
    private static final Pattern SCRIPT =
            Pattern.compile(Pattern.quote(FOLDER) + "([^/]+)/dist/uPlot\\.iife\\.min\\.js");

    /**
     * The uPlot in the program's jar.
     *
     * @throws IOException if the program has none
     */
    static ChartLibrary ofThisProgram() throws IOException {
        URL folder = ChartLibrary.class.getResource("/" + FOLDER);
        if (folder != null && folder.openConnection() instanceof JarURLConnection jar) {
            for (JarEntry entry : Collections.list(jar.getJarFile().entries())) {
                Matcher script = SCRIPT.matcher(entry.getName());
                if (script.matches()) {
                    return new ChartLibrary(script.group(1));
                }
            }
        }
        throw new FileNotFoundException("uPlot is missing from the program, in " + FOLDER);
    }

    /** The resource with the script. */
    String script() {
        return resource("dist/uPlot.iife.min.js");
    }

    /** The resource with the style sheet. */
    String style() {
        return resource("dist/uPlot.min.css");
    }

    /** The resource with the licence. */
    String licence() {
        return resource("LICENSE");
    }

    private String resource(String name) {
        return "/" + FOLDER + version + "/" + name;
    }
}

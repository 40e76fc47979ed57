package ticketrace.launch;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of this JVM that it hands on to a child which does a part of its work: those that are known to do no harm
 * in a second JVM beside the first. All others are left out: two JVMs cannot share a port, a recording, or an archive
 * that was made for one main class, and nobody knows what the options of the next JDK do.
 */
final class InheritedOptions {

    private static final List<String> BEGINNINGS = List.of(
            "-D",
            "-Xmx",
            "-Xms",
            "-Xmn",
            "-Xss",
            "-ea",
            "-da",
            "-esa",
            "-dsa",
            "-enableassertions",
            "-disableassertions",
            "-enablesystemassertions",
            "-disablesystemassertions",
            "--add-opens",
            "--add-exports",
            "--add-modules",
            "--module-path=", // where those modules are
            "--add-reads",
            "--enable-preview",
            "--enable-native-access",
            "--illegal-native-access",
            "--sun-misc-unsafe-memory-access",
            "-Xbootclasspath/a:");

    /** A port of its own for management. */
    private static final String MANAGEMENT = "-Dcom.sun.management.";

    private static final Set<String> WORDS =
            Set.of("-Xint", "-Xcomp", "-Xmixed", "-Xbatch", "-Xnoclassgc", "-Xcheck:jni");

    /** {@code -XX:+Name}, {@code -XX:-Name}, {@code -XX:Name=value}. */
    private static final Pattern FLAG = Pattern.compile("-XX:[+-]?(\\w+)(=.*)?");

    private static final Set<String> FLAGS = Set.of(
            // the collector, and how it works
            "UseSerialGC",
            "UseParallelGC",
            "UseG1GC",
            "UseZGC",
            "ZGenerational",
            "UseShenandoahGC",
            "UseEpsilonGC",
            "ParallelGCThreads",
            "ConcGCThreads",
            "MaxGCPauseMillis",
            "GCTimeRatio",
            "G1HeapRegionSize",
            "InitiatingHeapOccupancyPercent",
            "DisableExplicitGC",
            "UseStringDeduplication",
            // memory
            "MaxHeapSize",
            "InitialHeapSize",
            "MinHeapSize",
            "SoftMaxHeapSize",
            "MaxRAM",
            "MaxRAMPercentage",
            "InitialRAMPercentage",
            "MinRAMPercentage",
            "NewSize",
            "MaxNewSize",
            "NewRatio",
            "SurvivorRatio",
            "MinHeapFreeRatio",
            "MaxHeapFreeRatio",
            "MetaspaceSize",
            "MaxMetaspaceSize",
            "CompressedClassSpaceSize",
            "MaxDirectMemorySize",
            "ThreadStackSize",
            "InitialCodeCacheSize",
            "ReservedCodeCacheSize",
            "AlwaysPreTouch",
            "UseCompressedOops",
            "UseCompressedClassPointers",
            "UseCompactObjectHeaders",
            "UseLargePages",
            "UseTransparentHugePages",
            "UseNUMA",
            // the machine, and the compilers
            "ActiveProcessorCount",
            "UseContainerSupport",
            "UsePerfData",
            "TieredCompilation",
            "TieredStopAtLevel",
            "CompileThreshold",
            "CompileThresholdScaling",
            "BackgroundCompilation",
            // what the program notices
            "ExitOnOutOfMemoryError",
            "CrashOnOutOfMemoryError",
            "HeapDumpOnOutOfMemoryError",
            "MaxJavaStackTraceDepth",
            "OmitStackTraceInFastThrow",
            "ShowCodeDetailsInExceptionMessages",
            "StackTraceInThrowable",
            "DisableAttachMechanism",
            "EnableDynamicAgentLoading",
            // without these a JVM refuses some of the above
            "UnlockDiagnosticVMOptions",
            "UnlockExperimentalVMOptions",
            "IgnoreUnrecognizedVMOptions");

    /** Options that name a file, which two JVMs cannot share, or its folder. */
    private static final Set<String> FILES = Set.of("ErrorFile", "ReplayDataFile", "HeapDumpPath");

    private InheritedOptions() {}

    /** The options out of these that are handed on, in their order. */
    static List<String> of(List<String> options) {
        return options.stream().filter(InheritedOptions::isHarmless).toList();
    }

    private static boolean isHarmless(String option) {
        Matcher flag = FLAG.matcher(option);
        if (flag.matches()) {
            String name = flag.group(1);
            return FLAGS.contains(name)
                    || (FILES.contains(name) && hasOneForEachJvm(option.substring(option.indexOf('=') + 1)));
        }
        boolean known = WORDS.contains(option) || BEGINNINGS.stream().anyMatch(option::startsWith);
        return known && !option.startsWith(MANAGEMENT);
    }

    /** The JVM puts its pid in place of {@code %p}, and makes a name with its pid in a folder. */
    private static boolean hasOneForEachJvm(String place) {
        return place.replace("%%", "").contains("%p") || new File(place).isDirectory();
    }
}

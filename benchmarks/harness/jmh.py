"""Measures one lock and unlock in one process with JMH, which Maven downloads (profile `jmh`)."""

import json
import os
from pathlib import Path

from .commands import Failed, NotInstalled, output_of, require


def one_process(java, jar, source, repository, folder):
    """Average nanoseconds, and the half-width of the 99.9 % confidence interval, for each lock."""
    require("mvn", "javac", java)
    class_path_file = Path(folder, "jmh.classpath")
    groups = "-DincludeGroupIds=org.openjdk.jmh,net.sf.jopt-simple,org.apache.commons"
    maven = ["mvn", "-q", "-f", repository / "pom.xml", "-Pjmh", "dependency:build-classpath", groups]
    try:
        output_of([*maven, f"-Dmdep.outputFile={class_path_file}"])
    except Failed as failure:
        raise NotInstalled(f"Maven cannot get JMH: {str(failure).splitlines()[-1]}") from None
    classes = Path(folder, "jmh-classes")
    class_path = os.pathsep.join([str(jar), class_path_file.read_text().strip()])
    output_of(["javac", "-proc:full" if needs_processor_option() else "-Xlint:none", "-d", classes, "-cp", class_path, source])
    result = Path(folder, "jmh.json")
    temporary = f"-Djava.io.tmpdir={folder}"  # its forks inherit this folder, so an interrupted run leaves no files elsewhere
    main = ["-Xmx256m", temporary, "-cp", f"{classes}{os.pathsep}{class_path}", "org.openjdk.jmh.Main"]
    output_of([java, *main, "-rf", "json", "-rff", result])
    return [
        {
            "lock": one["params"]["lock"],
            "nanos": one["primaryMetric"]["score"],
            "error": one["primaryMetric"]["scoreError"],
        }
        for one in json.loads(result.read_text())
    ]


def needs_processor_option():
    """Whether javac needs an option to run annotation processors, as it does from version 23 on."""
    version = output_of(["javac", "-version"]).split()[-1]
    return int(version.split(".")[0]) >= 23

"""The modules of `benchmarks/run`; they use only Python's standard library.

contenders   the programs that are measured, and how one measurement is made and checked
machine      the machine, its tools, and the CPU time that other processes used
rounds       rounds of measurements in turn; medians, spreads, ratios
report       the results in Markdown, JSON and pictures
"""

"""What `benchmarks/run` is made of; Python's standard library only.

contenders   who is measured, and how one measurement is made and checked
machine      what it was measured on, and how busy others kept it
rounds       rounds, interleaved; medians, spreads, ratios
report       the same in Markdown and JSON
"""

"""Starts N processes as multiprocessing's `spawn` does; prints the milliseconds until all have started.

spawn.py PROCESSES
"""

import multiprocessing
import sys
import time


def report_ready(ready):
    ready.release()


def main(processes):
    context = multiprocessing.get_context("spawn")
    ready = context.Semaphore(0)
    begin = time.monotonic()
    children = [context.Process(target=report_ready, args=(ready,), daemon=True) for _ in range(processes)]
    for child in children:
        child.start()
    for _ in children:
        ready.acquire()
    print((time.monotonic() - begin) * 1000)
    for child in children:
        child.join()


if __name__ == "__main__":
    main(int(sys.argv[1]))

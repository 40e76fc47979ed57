"""Measures multiprocessing.Lock alone: acquire, decrement a number in shared memory, release.

lock_alone.py FOLDER PROCESSES MILLIS
"""

import json
import multiprocessing
import os
import struct
import sys
import time

START = struct.Struct("d")
START_LEAD_SECONDS = 0.1
ROUNDS_PER_CLOCK_CHECK = 16


def acquire_repeatedly(lock, number, ready, go, seconds, acquired, index):
    ready.release()
    (start,) = START.unpack(os.read(go, START.size))
    while time.monotonic() < start:
        pass
    count = 0
    while True:
        for _ in range(ROUNDS_PER_CLOCK_CHECK):
            with lock:
                number.value -= 1
            count += 1
        if time.monotonic() > start + seconds:
            break
    acquired[index] = count


def main(processes, millis):
    multiprocessing.set_start_method("fork")
    lock, number = multiprocessing.Lock(), multiprocessing.RawValue("q", 0)
    acquired = multiprocessing.RawArray("q", processes)
    ready = multiprocessing.Semaphore(0)
    go, signal = os.pipe()  # a child that waits here for the start does not delay the others
    children = [
        multiprocessing.Process(
            target=acquire_repeatedly, args=(lock, number, ready, go, millis / 1000, acquired, index), daemon=True
        )
        for index in range(processes)
    ]
    for child in children:
        child.start()
    for _ in children:
        ready.acquire()
    os.write(signal, START.pack(time.monotonic() + START_LEAD_SECONDS) * processes)
    for child in children:
        child.join()
    print(json.dumps({"fell": -number.value, "acquired": list(acquired)}))


if __name__ == "__main__":
    main(int(sys.argv[2]), int(sys.argv[3]))

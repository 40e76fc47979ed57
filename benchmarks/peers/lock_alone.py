"""multiprocessing.Lock alone: acquire, decrement a number in shared memory, release.

lock_alone.py FOLDER PROCESSES MILLIS
"""

import json
import multiprocessing
import sys
import time

START_LEAD_SECONDS = 0.1
ROUNDS_PER_LOOK = 16


def hammer(lock, number, ready, start, end, acquired, index):
    ready.release()
    while time.monotonic() < start.value or start.value == 0:
        pass
    count = 0
    while True:
        for _ in range(ROUNDS_PER_LOOK):
            with lock:
                number.value -= 1
            count += 1
        if time.monotonic() > start.value + end:
            break
    acquired[index] = count


def main(processes, millis):
    multiprocessing.set_start_method("fork")
    lock, number = multiprocessing.Lock(), multiprocessing.RawValue("q", 0)
    acquired, start = multiprocessing.RawArray("q", processes), multiprocessing.RawValue("d", 0)
    ready = multiprocessing.Semaphore(0)
    children = [
        multiprocessing.Process(
            target=hammer, args=(lock, number, ready, start, millis / 1000, acquired, index), daemon=True
        )
        for index in range(processes)
    ]
    for child in children:
        child.start()
    for _ in children:
        ready.acquire()
    start.value = time.monotonic() + START_LEAD_SECONDS
    for child in children:
        child.join()
    print(json.dumps({"fell": -number.value, "acquired": list(acquired)}))


if __name__ == "__main__":
    main(int(sys.argv[2]), int(sys.argv[3]))

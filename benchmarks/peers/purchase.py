"""The purchase in Python, as the tutorial makes it, with one of three locks.

    purchase.py lock|json|filelock FOLDER BUYERS TICKETS

`lock` is multiprocessing.Lock around a binary count file, `json` the same lock around the tutorial's JSON file, `filelock`
the package of that name around the binary file. Appends a line to sales.csv for each sale. Prints one JSON document; the
measured time goes from the common start signal to the end of the last purchase.
"""

import json
import multiprocessing
import os
import sys
import time

START_LEAD_SECONDS = 0.05
AWAKE_SECONDS = 0.0005  # a sleep may end late, so the process waits the last part without sleeping


class BinaryCount:
    """A 64-bit number, read and written in one positioned call."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "count.bin")

    def create(self, tickets):
        with open(self.path, "xb") as file:
            file.write(tickets.to_bytes(8, "little"))

    def open(self):
        self.file = os.open(self.path, os.O_RDWR)

    def read(self):
        return int.from_bytes(os.pread(self.file, 8, 0), "little")

    def write(self, left):
        os.pwrite(self.file, left.to_bytes(8, "little"), 0)


class JsonCount:
    """The tutorial's file: each access opens it and reads or writes the whole JSON document."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "count.json")

    def create(self, tickets):
        self.write(tickets)

    def open(self):
        pass

    def read(self):
        with open(self.path, encoding="utf-8") as file:
            return json.load(file)["count"]

    def write(self, left):
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump({"count": left}, file)


def new_lock(kind, folder):
    if kind != "filelock":
        return multiprocessing.Lock()
    import filelock

    return filelock.FileLock(os.path.join(folder, "tickets.lock"))


def buy(kind, folder, name, count, lock, ready, start, results):
    count.open()
    if kind == "filelock":
        lock = new_lock(kind, folder)  # each process opens the file itself
    sales = os.open(os.path.join(folder, "sales.csv"), os.O_WRONLY | os.O_APPEND)
    ready.release()
    begin = start.recv()
    while (left := begin - time.monotonic()) > 0:
        if left > AWAKE_SECONDS:
            time.sleep(left - AWAKE_SECONDS)
    sold = 0
    while True:
        with lock:
            seat = count.read()
            if seat == 0:
                break
            count.write(seat - 1)
            sold += 1
            os.write(sales, b"%d,%s,%d\n" % (seat, name, sold))
    results.put((time.monotonic(), sold))


def main(kind, folder, buyers, tickets):
    multiprocessing.set_start_method("fork")
    count = JsonCount(folder) if kind == "json" else BinaryCount(folder)
    count.create(tickets)
    with open(os.path.join(folder, "sales.csv"), "x", encoding="ascii") as sales:
        sales.write("seat,buyer,purchase\n")
    lock, ready, results = new_lock(kind, folder), multiprocessing.Semaphore(0), multiprocessing.Queue()
    pipes = [multiprocessing.Pipe(duplex=False) for _ in range(buyers)]
    processes = [
        multiprocessing.Process(
            target=buy,
            args=(kind, folder, b"buyer-%02d" % number, count, lock, ready, pipes[number - 1][0], results),
            daemon=True,
        )
        for number in range(1, buyers + 1)
    ]
    for process in processes:
        process.start()
    for _ in processes:
        ready.acquire()
    begin = time.monotonic() + START_LEAD_SECONDS
    for _, end in pipes:
        end.send(begin)
    ends = [results.get() for _ in processes]
    for process in processes:
        process.join()
    count.open()
    sold, seconds = sum(one for _, one in ends), max(end for end, _ in ends) - begin
    print(json.dumps({"sold": sold, "remaining": count.read(), "ticketsPerSecond": sold / seconds}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

/*
 * Measures each system call of a purchase in one process, without contention.
 *
 *   calls FOLDER THREADS TIMES
 *
 * Makes each call TIMES times: lock and unlock (F_SETLKW and F_SETLK, the whole file), pread and pwrite of 8 bytes, write of
 * a line to a file opened with O_APPEND. Prints the nanoseconds of each call as one JSON document. THREADS - 1 threads only
 * sleep: with more than one thread, the kernel counts references to the file in every call, as it does for every JVM.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define NANOS_PER_SECOND 1e9
#define COUNT_BYTES 8
#define LINE "1234567,buyer-01,12345\n"

static void fail(const char *what) {
    fprintf(stderr, "calls: %s: %s\n", what, strerror(errno));
    exit(1);
}

static double now_nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * NANOS_PER_SECOND + now.tv_nsec;
}

static void *sleeper(void *unused) {
    pause();
    return unused;
}

static int opened(const char *name, int flags) {
    int file = open(name, O_CREAT | flags, 0644);
    if (file < 0) {
        fail(name);
    }
    return file;
}

static void lock_and_unlock(int file) {
    struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(file, F_SETLKW, &range) != 0) {
        fail("lock");
    }
    range.l_type = F_UNLCK;
    if (fcntl(file, F_SETLK, &range) != 0) {
        fail("unlock");
    }
}

static void expect(const char *what, ssize_t done, ssize_t asked) {
    if (done != asked) {
        fail(what);
    }
}

int main(int count, char **arguments) {
    if (count != 4 || chdir(arguments[1]) != 0 || atoi(arguments[2]) < 1 || atoi(arguments[3]) < 1) {
        fprintf(stderr, "usage: calls FOLDER THREADS TIMES\n");
        return 2;
    }
    for (int more = 1; more < atoi(arguments[2]); more++) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, sleeper, NULL) != 0) {
            fail("thread");
        }
    }
    int times = atoi(arguments[3]);
    int counts = opened("count.bin", O_RDWR), sales = opened("sales.csv", O_WRONLY | O_APPEND), lock = opened("tickets.lock", O_RDWR);
    char bytes[COUNT_BYTES] = "1234567";
    expect("pwrite", pwrite(counts, bytes, COUNT_BYTES, 0), COUNT_BYTES);
    double at[5];
    at[0] = now_nanos();
    for (int i = 0; i < times; i++) {
        lock_and_unlock(lock);
    }
    at[1] = now_nanos();
    for (int i = 0; i < times; i++) {
        expect("pread", pread(counts, bytes, COUNT_BYTES, 0), COUNT_BYTES);
    }
    at[2] = now_nanos();
    for (int i = 0; i < times; i++) {
        expect("pwrite", pwrite(counts, bytes, COUNT_BYTES, 0), COUNT_BYTES);
    }
    at[3] = now_nanos();
    for (int i = 0; i < times; i++) {
        expect("write", write(sales, LINE, sizeof LINE - 1), sizeof LINE - 1);
    }
    at[4] = now_nanos();
    printf("{\"lock\":%.1f,\"read\":%.1f,\"write\":%.1f,\"append\":%.1f}\n", (at[1] - at[0]) / times, (at[2] - at[1]) / times,
           (at[3] - at[2]) / times, (at[4] - at[3]) / times);
    return 0;
}

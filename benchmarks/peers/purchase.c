/*
 * The purchase in C: the peer of Ticketrace's `run --guard file-lock --store file --think 0`.
 *
 *   purchase fcntl|flock FOLDER BUYERS TICKETS
 *
 * Creates count.bin (one 64-bit number), sales.csv and tickets.lock in FOLDER, forks BUYERS processes and starts them at
 * one moment of the monotonic clock. A purchase is five system calls: lock (F_SETLKW, a POSIX record lock, or flock), pread,
 * pwrite, write of a line to a file opened with O_APPEND, unlock. A buyer that reads 0 ends. Prints one JSON document;
 * the measured time goes from the start signal to the end of the last purchase, including each "sold out", as in Ticketrace.
 *
 * No process outlives it: the buyers die with their parent, and all processes end at LIMIT_SECONDS.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NANOS_PER_SECOND 1000000000LL
#define MAX_BUYERS 1000
#define MAX_TICKETS 9999999
#define LIMIT_SECONDS 600
#define START_LEAD_NANOS 20000000LL
#define AWAKE_NANOS 200000LL /* a sleep may end late, so a buyer waits the last part without sleeping */
#define LINE_BYTES 64

/* A buyer's report to its parent, in shared memory; each has its own cache line. */
struct report {
    int64_t end_nanos;
    int64_t sold;
    char unused[48];
};

static void fail(const char *what) {
    fprintf(stderr, "purchase: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int64_t now_nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * NANOS_PER_SECOND + now.tv_nsec;
}

static void wait_until(int64_t start) {
    int64_t wake = start - AWAKE_NANOS;
    struct timespec at = {wake / NANOS_PER_SECOND, wake % NANOS_PER_SECOND};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL) == EINTR) {
    }
    while (now_nanos() < start) {
    }
}

static int with_flock;

static void set_lock(int lock, short type) {
    if (with_flock) {
        while (flock(lock, type == F_WRLCK ? LOCK_EX : LOCK_UN) != 0) {
            if (errno != EINTR) {
                fail("lock");
            }
        }
        return;
    }
    struct flock whole = {.l_type = type, .l_whence = SEEK_SET};
    while (fcntl(lock, F_SETLKW, &whole) != 0) {
        if (errno != EINTR) {
            fail("lock");
        }
    }
}

/* Writes the digits as Ticketrace does; snprintf would be slower. */
static char *put_number(char *to, int64_t number) {
    char digits[20];
    int length = 0;
    do {
        digits[length++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (length > 0) {
        *to++ = digits[--length];
    }
    return to;
}

static int open_file(const char *folder, const char *name, int flags) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = open(path, flags | O_CLOEXEC, 0644);
    if (file < 0) {
        fail(path);
    }
    return file;
}

static void create_store(const char *folder, int64_t tickets) {
    static const char heading[] = "seat,buyer,purchase\n";
    int count = open_file(folder, "count.bin", O_WRONLY | O_CREAT | O_EXCL);
    int sales = open_file(folder, "sales.csv", O_WRONLY | O_CREAT | O_EXCL);
    int lock = open_file(folder, "tickets.lock", O_WRONLY | O_CREAT | O_EXCL);
    if (write(count, &tickets, sizeof tickets) != sizeof tickets
        || write(sales, heading, sizeof heading - 1) != sizeof heading - 1) {
        fail("create the store");
    }
    close(count);
    close(sales);
    close(lock);
}

static void buy(const char *folder, int number, int ready, int go, struct report *report) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    alarm(LIMIT_SECONDS);
    int lock = open_file(folder, "tickets.lock", O_WRONLY);
    int count = open_file(folder, "count.bin", O_RDWR);
    int sales = open_file(folder, "sales.csv", O_WRONLY | O_APPEND);
    char name[16];
    int name_length = snprintf(name, sizeof name, ",buyer-%02d,", number);
    int64_t start;
    if (write(ready, "r", 1) != 1 || read(go, &start, sizeof start) != sizeof start) {
        fail("start line");
    }
    wait_until(start);
    for (;;) {
        int64_t seat;
        set_lock(lock, F_WRLCK);
        if (pread(count, &seat, sizeof seat, 0) != sizeof seat) {
            fail("read the count");
        }
        if (seat == 0) {
            set_lock(lock, F_UNLCK);
            break;
        }
        int64_t left = seat - 1;
        if (pwrite(count, &left, sizeof left, 0) != sizeof left) {
            fail("write the count");
        }
        char line[LINE_BYTES];
        char *end = put_number(line, seat);
        memcpy(end, name, (size_t)name_length);
        end = put_number(end + name_length, ++report->sold);
        *end++ = '\n';
        if (write(sales, line, (size_t)(end - line)) != end - line) {
            fail("append a sale");
        }
        set_lock(lock, F_UNLCK);
    }
    report->end_nanos = now_nanos();
    _exit(0);
}

static int number_from(const char *text, int maximum) {
    char *end;
    long number = strtol(text, &end, 10);
    if (*end != '\0' || number < 1 || number > maximum) {
        fprintf(stderr, "purchase: %s: expected a number from 1 to %d\n", text, maximum);
        exit(2);
    }
    return (int)number;
}

int main(int count, char **arguments) {
    if (count != 5 || (strcmp(arguments[1], "fcntl") != 0 && strcmp(arguments[1], "flock") != 0)) {
        fprintf(stderr, "usage: purchase fcntl|flock FOLDER BUYERS TICKETS\n");
        return 2;
    }
    with_flock = strcmp(arguments[1], "flock") == 0;
    const char *folder = arguments[2];
    int buyers = number_from(arguments[3], MAX_BUYERS);
    int tickets = number_from(arguments[4], MAX_TICKETS);
    alarm(LIMIT_SECONDS);
    create_store(folder, tickets);

    struct report *reports = mmap(NULL, (size_t)buyers * sizeof *reports, PROT_READ | PROT_WRITE,
                                  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int ready[2];
    int go[2];
    if (reports == MAP_FAILED || pipe2(ready, O_CLOEXEC) != 0 || pipe2(go, O_CLOEXEC) != 0) {
        fail("start line");
    }
    for (int number = 1; number <= buyers; number++) {
        pid_t child = fork();
        if (child < 0) {
            fail("fork");
        }
        if (child == 0) {
            close(ready[0]);
            close(go[1]);
            buy(folder, number, ready[1], go[0], &reports[number - 1]);
        }
    }
    close(ready[1]);
    for (int waiting = buyers; waiting > 0; waiting--) {
        char one;
        if (read(ready[0], &one, 1) != 1) {
            fail("a buyer did not reach the start line");
        }
    }
    int64_t start = now_nanos() + START_LEAD_NANOS;
    for (int number = 0; number < buyers; number++) {
        if (write(go[1], &start, sizeof start) != sizeof start) {
            fail("start signal");
        }
    }

    int failed = 0;
    for (int number = 0; number < buyers; number++) {
        int status;
        failed |= wait(&status) < 0 || status != 0;
    }
    if (failed) {
        fprintf(stderr, "purchase: a buyer failed\n");
        return 1;
    }
    int64_t end = start;
    int64_t sold = 0;
    for (int i = 0; i < buyers; i++) {
        end = reports[i].end_nanos > end ? reports[i].end_nanos : end;
        sold += reports[i].sold;
    }
    printf("{\"sold\":%lld,\"raceMillis\":%.3f,\"ticketsPerSecond\":%.1f}\n", (long long)sold, (double)(end - start) / 1e6,
           (double)sold * NANOS_PER_SECOND / (double)(end - start));
    return 0;
}

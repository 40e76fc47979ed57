/*
 * Measures a lock alone: acquire, decrement a number in shared memory, release; no purchase and no history.
 *
 *   lock_alone robust|fcntl FOLDER PROCESSES MILLIS
 *
 * `robust` is a process-shared robust pthread mutex in shared memory, `fcntl` a POSIX record lock on a file in FOLDER. Forks
 * PROCESSES processes, starts them at one moment of the monotonic clock, and lets each run for MILLIS. Prints one JSON
 * document: how often each process had the lock, and by how much the number fell, which must be the sum of these.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_PROCESSES 1000
#define LIMIT_SECONDS 600
#define START_LEAD_NANOS 50000000LL
#define ROUNDS_PER_CLOCK_CHECK 16

struct shared {
    pthread_mutex_t mutex;
    char padding[128];
    volatile int64_t number;
    char more_padding[128];
    int64_t acquired[MAX_PROCESSES];
};

static int lock_file = -1;

static void fail(const char *what) {
    fprintf(stderr, "lock_alone: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int64_t now_nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static void set_file_lock(short type) {
    struct flock whole = {.l_type = type, .l_whence = SEEK_SET};
    while (fcntl(lock_file, F_SETLKW, &whole) != 0) {
        if (errno != EINTR) {
            fail("lock");
        }
    }
}

static int64_t acquire_repeatedly(struct shared *shared, int robust, int64_t end) {
    int64_t acquired = 0;
    do {
        for (int i = 0; i < ROUNDS_PER_CLOCK_CHECK; i++) {
            if (robust) {
                if (pthread_mutex_lock(&shared->mutex) != 0) {
                    fail("pthread_mutex_lock");
                }
            } else {
                set_file_lock(F_WRLCK);
            }
            shared->number--;
            if (robust) {
                pthread_mutex_unlock(&shared->mutex);
            } else {
                set_file_lock(F_UNLCK);
            }
            acquired++;
        }
    } while (now_nanos() < end);
    return acquired;
}

int main(int count, char **arguments) {
    if (count != 5 || (strcmp(arguments[1], "robust") != 0 && strcmp(arguments[1], "fcntl") != 0)) {
        fprintf(stderr, "usage: lock_alone robust|fcntl FOLDER PROCESSES MILLIS\n");
        return 2;
    }
    int robust = strcmp(arguments[1], "robust") == 0;
    int processes = atoi(arguments[3]);
    int64_t nanos = atoll(arguments[4]) * 1000000LL;
    if (processes < 1 || processes > MAX_PROCESSES || nanos < 1) {
        fprintf(stderr, "lock_alone: 1 to %d processes, and a time\n", MAX_PROCESSES);
        return 2;
    }
    alarm(LIMIT_SECONDS);
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/alone.lock", arguments[2]);
    struct shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    lock_file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (shared == MAP_FAILED || lock_file < 0) {
        fail(path);
    }
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&shared->mutex, &kind);

    int ready[2];
    int go[2];
    if (pipe2(ready, O_CLOEXEC) != 0 || pipe2(go, O_CLOEXEC) != 0) {
        fail("start line");
    }
    for (int i = 0; i < processes; i++) {
        pid_t child = fork();
        if (child < 0) {
            fail("fork");
        }
        if (child == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            alarm(LIMIT_SECONDS);
            close(ready[0]);
            close(go[1]);
            int64_t start;
            if (write(ready[1], "r", 1) != 1 || read(go[0], &start, sizeof start) != sizeof start) {
                fail("start line");
            }
            while (now_nanos() < start) {
            }
            shared->acquired[i] = acquire_repeatedly(shared, robust, start + nanos);
            _exit(0);
        }
    }
    close(ready[1]);
    for (int waiting = processes; waiting > 0; waiting--) {
        char one;
        if (read(ready[0], &one, 1) != 1) {
            fail("a process did not reach the start line");
        }
    }
    int64_t start = now_nanos() + START_LEAD_NANOS;
    for (int i = 0; i < processes; i++) {
        if (write(go[1], &start, sizeof start) != sizeof start) {
            fail("start signal");
        }
    }

    int failed = 0;
    for (int i = 0; i < processes; i++) {
        int status;
        failed |= wait(&status) < 0 || status != 0;
    }
    printf("{\"fell\":%lld,\"acquired\":[", (long long)-shared->number);
    for (int i = 0; i < processes; i++) {
        printf("%s%lld", i ? "," : "", (long long)shared->acquired[i]);
    }
    printf("]}\n");
    return failed;
}

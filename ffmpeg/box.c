/*
 * ffbox: FFmpeg and ffprobe in one static program, with a launcher in front that keeps the limits of a run.
 *
 *   ffbox [--memory BYTES] [--cpu SECONDS] [--file-size BYTES] [--open-files N] [--lifeline] ffmpeg|ffprobe ARGS...
 *
 * Under the name ffmpeg or ffprobe (a symbolic link) it is just that program, for use by hand.
 *
 * Two processes: the launcher, single-threaded, which waits; and its child, which sets its own limits and then runs
 * the tool's main without an exec. The child is gone
 *   - when it ends or breaks a limit (the kernel sees to that);
 *   - when the launcher is told to end (SIGTERM, SIGINT, SIGHUP, SIGQUIT);
 *   - with --lifeline, when the other end of the launcher's stdin closes: a worker that dies, however it dies,
 *     closes its pipe;
 *   - when the launcher itself is killed (PR_SET_PDEATHSIG).
 *
 * Exit status: the tool's, or 128 + the signal that ended it; 64 for wrong arguments, 71 when the system refuses
 * a process. The last line on stderr is always
 *   ffbox: exit=<status> signal=<number or 0> cpu_ms=<user + system> peak_kb=<peak resident memory>
 * and before it, where the launcher knows the cause, one line "ffbox: ..." that names it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EXIT_WRONG_ARGUMENTS = 64, EXIT_NO_PROCESS = 71, STACK_BYTES = 2 << 20 };

typedef int tool_main(int argc, char **argv);
tool_main ffmpeg_main, ffprobe_main;

static const struct { const char *name; tool_main *main; } tools[] = {
    { "ffmpeg", ffmpeg_main },
    { "ffprobe", ffprobe_main },
};

/* Limits as given; 0 is none. */
static struct { rlim_t memory, cpu, file_size, open_files; int lifeline; } limits;

enum cause { NONE, LIFELINE_CLOSED, TOLD_TO_END };

/* ---------------------------------------------------------------- memory limit, made recognisable
 * RLIMIT_AS makes allocations fail, and what FFmpeg and its libraries say then differs from place to place. The final
 * link sends every allocation through here (-Wl,--wrap), and the first failure is noted where the launcher sees it. */

static _Atomic size_t *failed_allocation; /* shared with the launcher; NULL when there is none */

static void *noted(void *memory, size_t size)
{
    size_t none = 0;
    if (!memory && size && failed_allocation)
        atomic_compare_exchange_strong(failed_allocation, &none, size);
    return memory;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__real_memalign(size_t alignment, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
int __real_posix_memalign(void **memory, size_t alignment, size_t size);
int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start)(void *), void *arg);

void *__wrap_malloc(size_t size) { return noted(__real_malloc(size), size); }
void *__wrap_calloc(size_t count, size_t size) { return noted(__real_calloc(count, size), count * size); }
void *__wrap_realloc(void *memory, size_t size) { return noted(__real_realloc(memory, size), size); }
void *__wrap_memalign(size_t alignment, size_t size) { return noted(__real_memalign(alignment, size), size); }
void *__wrap_aligned_alloc(size_t alignment, size_t size) { return noted(__real_aligned_alloc(alignment, size), size); }

int __wrap_posix_memalign(void **memory, size_t alignment, size_t size)
{
    int error = __real_posix_memalign(memory, alignment, size);
    if (error == ENOMEM)
        noted(NULL, size);
    return error;
}

/* A thread's stack is memory too. */
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start)(void *), void *arg)
{
    int error = __real_pthread_create(thread, attr, start, arg);
    if (error == EAGAIN)
        noted(NULL, STACK_BYTES);
    return error;
}

/* ---------------------------------------------------------------- the child */

static void fail(const char *what)
{
    fprintf(stderr, "ffbox: %s: %s\n", what, strerror(errno));
    _exit(EXIT_NO_PROCESS);
}

/* Soft and hard alike: at a soft limit of CPU time FFmpeg would catch SIGXCPU and close its output, which then looks
 * finished. A limit that the host has set lower stays. */
static void limit(int resource, rlim_t value, const char *name)
{
    struct rlimit now;
    if (getrlimit(resource, &now))
        fail(name);
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < value)
        value = now.rlim_max;
    if (setrlimit(resource, &(struct rlimit) { value, value }))
        fail(name);
}

/* RLIMIT_AS counts reserved addresses. libc reserves 64 MiB of them for each arena (a thread's own heap) and 8 MiB for
 * each stack: twice what a 720p encode really needs. So: two arenas, and 2 MiB, which FFmpeg is used to elsewhere. */
static void limit_memory(rlim_t bytes)
{
    pthread_attr_t attributes;

    mallopt(M_ARENA_MAX, 2);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    pthread_setattr_default_np(&attributes);
    limit(RLIMIT_AS, bytes, "--memory");
}

static void run_child(pid_t launcher, const sigset_t *signals_before, tool_main *tool, int argc, char **argv)
{
    int nothing;

    setpgid(0, 0);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL))
        fail("PR_SET_PDEATHSIG");
    if (getppid() != launcher) /* it died before the line above */
        _exit(128 + SIGKILL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        fail("PR_SET_NO_NEW_PRIVS");

    nothing = open("/dev/null", O_RDONLY);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0)
        fail("/dev/null");
    syscall(SYS_close_range, 3u, ~0u, 0u); /* whatever the worker left open; kernels before 5.9 have no such call */
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, signals_before, NULL);

    limit(RLIMIT_CORE, 0, "RLIMIT_CORE");
    if (limits.open_files)
        limit(RLIMIT_NOFILE, limits.open_files, "--open-files");
    if (limits.file_size)
        limit(RLIMIT_FSIZE, limits.file_size, "--file-size");
    if (limits.cpu)
        limit(RLIMIT_CPU, limits.cpu, "--cpu");
    if (limits.memory)
        limit_memory(limits.memory);

    exit(tool(argc, argv));
}

/* ---------------------------------------------------------------- the launcher */

/* The tool is given no environment, and nobody can read the worker's in /proc/PID/environ of these processes. */
static void wipe_environment(void)
{
    for (char **variable = environ; *variable; variable++)
        memset(*variable, 0, strlen(*variable));
    clearenv();
}

/* Waits for the child's end and returns its status; kills its group when told to end or when the lifeline closes. */
static int watch(pid_t child, int signals, enum cause *cause, struct rusage *usage)
{
    struct pollfd watched[] = {
        { .fd = signals, .events = POLLIN },
        { .fd = limits.lifeline ? STDIN_FILENO : -1, .events = POLLIN },
    };
    int status;

    for (;;) {
        if (poll(watched, 2, -1) < 0)
            continue;

        if (watched[0].revents) {
            struct signalfd_siginfo info;
            if (read(signals, &info, sizeof(info)) == sizeof(info) && info.ssi_signo != SIGCHLD)
                *cause = TOLD_TO_END;
        }
        if (watched[1].revents) {
            char unused[4096]; /* the worker has nothing to say on this pipe but its end */
            ssize_t got = read(STDIN_FILENO, unused, sizeof(unused));
            if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
                *cause = LIFELINE_CLOSED;
        }

        /* One look at the child before a kill: a finished run stays finished. */
        if (wait4(child, &status, WNOHANG, usage) == child) {
            *cause = NONE;
            return status;
        }
        if (*cause != NONE) {
            kill(-child, SIGKILL);
            while (wait4(child, &status, 0, usage) < 0 && errno == EINTR)
                ;
            return status;
        }
    }
}

static void report(int exit_status, int signal_number, enum cause cause, const struct rusage *usage)
{
    long cpu_ms = (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000
                + (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1000;
    size_t refused = failed_allocation ? atomic_load(failed_allocation) : 0;
    char text[512] = "\n"; /* the tool's last line may lack its end */
    char *end = text + 1;

    if (cause == LIFELINE_CLOSED)
        end += sprintf(end, "ffbox: ended: the lifeline closed\n");
    else if (cause == TOLD_TO_END)
        end += sprintf(end, "ffbox: ended: told to by a signal\n");
    else if (signal_number == SIGXFSZ)
        end += sprintf(end, "ffbox: limit: file-size\n");
    else if (signal_number == SIGKILL && limits.cpu && cpu_ms >= (long)limits.cpu * 900) /* it counts in ticks */
        end += sprintf(end, "ffbox: limit: cpu\n");
    else if (refused && exit_status)
        end += sprintf(end, "ffbox: limit: memory (%zu bytes refused)\n", refused);

    end += sprintf(end, "ffbox: exit=%d signal=%d cpu_ms=%ld peak_kb=%ld\n",
                   exit_status, signal_number, cpu_ms, usage->ru_maxrss);
    for (char *rest = text; rest < end;) { /* one write as a rule; a reader that is gone ends it */
        ssize_t written = write(STDERR_FILENO, rest, end - rest);
        if (written < 0 && errno != EINTR)
            break;
        rest += written > 0 ? written : 0;
    }
}

static int launch(tool_main *tool, int argc, char **argv)
{
    enum cause cause = NONE;
    struct rusage usage = { 0 };
    sigset_t watched, before;
    pid_t launcher = getpid(), child;
    int signals, status, signal_number, exit_status;

    setsid(); /* a Ctrl-C in the worker's terminal is the worker's; fails only for a leader, which has its own group */
    wipe_environment();
    signal(SIGPIPE, SIG_IGN);

    sigemptyset(&watched);
    sigaddset(&watched, SIGCHLD);
    sigaddset(&watched, SIGTERM);
    sigaddset(&watched, SIGINT);
    sigaddset(&watched, SIGHUP);
    sigaddset(&watched, SIGQUIT);
    sigprocmask(SIG_BLOCK, &watched, &before);
    signals = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);

    failed_allocation = mmap(NULL, sizeof(*failed_allocation), PROT_READ | PROT_WRITE,
                             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (signals < 0 || failed_allocation == MAP_FAILED)
        fail("signalfd or mmap");

    child = fork();
    if (child < 0)
        fail("fork");
    if (child == 0)
        run_child(launcher, &before, tool, argc, argv);
    setpgid(child, child); /* both sides set it, so that it holds whoever comes first */

    status = watch(child, signals, &cause, &usage);
    sigprocmask(SIG_SETMASK, &before, NULL); /* a reader of stderr that stalls must not make the launcher unstoppable */

    signal_number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    exit_status = signal_number ? 128 + signal_number : WEXITSTATUS(status);
    report(exit_status, signal_number, cause, &usage);
    return exit_status;
}

/* ---------------------------------------------------------------- the command line */

static int wrong(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("ffbox: ", stderr);
    vfprintf(stderr, format, args);
    fputs("\nusage: ffbox [--memory BYTES] [--cpu SECONDS] [--file-size BYTES] [--open-files N] [--lifeline]"
          " ffmpeg|ffprobe ARGS...\n", stderr);
    va_end(args);
    return EXIT_WRONG_ARGUMENTS;
}

static int parse_positive(const char *text, rlim_t *value)
{
    char *end;
    unsigned long long number;

    if (!text || text[0] < '0' || text[0] > '9')
        return 0;
    errno = 0;
    number = strtoull(text, &end, 10);
    *value = number;
    return !errno && !*end && number > 0 && number <= INT64_MAX / 1000;
}

static tool_main *find_tool(const char *name)
{
    for (size_t i = 0; i < sizeof(tools) / sizeof(tools[0]); i++)
        if (!strcmp(name, tools[i].name))
            return tools[i].main;
    return NULL;
}

int main(int argc, char **argv)
{
    const struct { const char *name; rlim_t *value; } options[] = {
        { "--memory", &limits.memory },
        { "--cpu", &limits.cpu },
        { "--file-size", &limits.file_size },
        { "--open-files", &limits.open_files },
    };
    const size_t option_count = sizeof(options) / sizeof(options[0]);
    const char *name = argc > 0 ? argv[0] : "";
    tool_main *tool;

    name = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
    tool = find_tool(name);
    if (tool)
        return tool(argc, argv);

    for (int i = 1; i < argc; i++) {
        size_t option = 0;

        tool = find_tool(argv[i]);
        if (tool)
            return launch(tool, argc - i, argv + i);
        if (!strcmp(argv[i], "--lifeline")) {
            limits.lifeline = 1;
            continue;
        }
        while (option < option_count && strcmp(argv[i], options[option].name))
            option++;
        if (option == option_count)
            return wrong("unknown option or tool '%s'", argv[i]);
        i++;
        if (!parse_positive(i < argc ? argv[i] : NULL, options[option].value))
            return wrong("%s needs a whole number above 0, not '%s'", options[option].name, i < argc ? argv[i] : "");
    }
    return wrong("no tool given");
}

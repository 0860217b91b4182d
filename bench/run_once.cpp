// Runs a command once and prints "wall-seconds CPU-seconds peak-KB exit-code" of it on stderr:
//   bench_run STDIN STDOUT COMMAND [ARGUMENT...]
// A small process of its own, because a child's peak memory is at least that of the process it was forked from.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    const int in = ::open(argv[1], O_RDONLY), out = ::open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0666);
    const int err = ::open("/dev/null", O_WRONLY);
    if (in < 0 || out < 0 || ::dup2(in, 0) < 0 || ::dup2(out, 1) < 0 || ::dup2(err, 2) < 0) ::_exit(126);
    ::execvp(argv[3], argv + 3);
    ::_exit(127);
  }
  int status;
  rusage usage;
  if (child < 0 || ::wait4(child, &status, 0, &usage) < 0) return 1;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  std::fprintf(stderr, "%.6f %.6f %ld %d\n", wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
               usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return 0;
}

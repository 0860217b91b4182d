// What ThreadSanitizer is to overlook in this executable. oneTBB is not instrumented: what happens inside of it is not
// ours to judge.
#if defined(__SANITIZE_THREAD__)
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() { return "race:libtbb.so\n"; }
#endif

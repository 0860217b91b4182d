// What ThreadSanitizer is to overlook here: oneTBB is not instrumented, so it seems to read its filters and to free its
// own memory unordered. What it calls of ours is checked.
#if defined(__SANITIZE_THREAD__)
extern "C" __attribute__((visibility("default"))) const char* __tsan_default_options();
extern "C" __attribute__((visibility("default"))) const char* __tsan_default_suppressions();
const char* __tsan_default_options() { return "ignore_noninstrumented_modules=1"; }
const char* __tsan_default_suppressions() { return "race_top:_pipeline_filters.h\n"; }
#endif

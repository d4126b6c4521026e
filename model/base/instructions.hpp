// Loops that carry most of the work are compiled twice: in a namespace `plain` for any processor,
// and in a namespace `wide` for those with the widest registers that the build knows (AVX2 on
// x86-64; elsewhere the same as plain). The program picks at start. Both do the same operations in
// the same order on every number: results do not depend on the machine.
#pragma once

namespace biandan::base {

/// Whether this processor runs what is compiled as `wide`.
inline bool has_wide_registers() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2");
#else
  return true;
#endif
}

}  // namespace biandan::base

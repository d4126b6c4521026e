#include "solver/flow/kernels.hpp"

namespace biandan::flow {

namespace plain {
extern const Kernels table;
}
#ifdef BIANDAN_HAS_AVX2_KERNELS
namespace avx2 {
extern const Kernels table;
}
#endif

const Kernels& plain_kernels() {
  return plain::table;
}

const Kernels& kernels() {
#ifdef BIANDAN_HAS_AVX2_KERNELS
  if (__builtin_cpu_supports("avx2")) return avx2::table;
#endif
  return plain::table;
}

}  // namespace biandan::flow

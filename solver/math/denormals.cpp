#include "solver/math/denormals.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace biandan::math {

#if defined(__SSE2__)
namespace {
constexpr unsigned flush_to_zero = 0x8000;       // results
constexpr unsigned denormals_are_zero = 0x0040;  // operands
}  // namespace

FlushDenormals::FlushDenormals() : before_(_mm_getcsr()) {
  _mm_setcsr(before_ | flush_to_zero | denormals_are_zero);
}

// Only the two mode bits are put back: exception flags raised meanwhile stay raised.
FlushDenormals::~FlushDenormals() {
  constexpr unsigned modes = flush_to_zero | denormals_are_zero;
  _mm_setcsr((_mm_getcsr() & ~modes) | (before_ & modes));
}
#else
// Other processors keep their own rule, which is correct and at worst slower.
FlushDenormals::FlushDenormals() = default;
FlushDenormals::~FlushDenormals() = default;
#endif

}  // namespace biandan::math

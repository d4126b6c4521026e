// Numbers below 2.2e-308 are denormal, and a processor handles them up to a hundred times slower.
// The tails of decaying plumes are full of them; here they become zero.
#pragma once

namespace biandan::math {

/// Treats denormal numbers as zero on this thread, as long as it lives. Every thread that computes
/// needs one of its own. The mode of before comes back at the end.
class FlushDenormals {
 public:
  FlushDenormals();
  ~FlushDenormals();
  FlushDenormals(const FlushDenormals&) = delete;
  FlushDenormals& operator=(const FlushDenormals&) = delete;

 private:
  unsigned before_ = 0;
};

}  // namespace biandan::math

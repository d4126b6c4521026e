// Several numbers side by side: one lane per member of an ensemble.
//
// Every operation does to each lane what it would do to a double alone, with the same rounding. A
// comparison gives a mask; there is no way from a mask to a bool but any() and all(), so a formula
// cannot decide for all lanes by looking at one.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "model/base/elementary.hpp"

namespace biandan::base {

// Code for different instruction sets may meet in one program: its packs have different names.
#if defined(__AVX512F__)
inline namespace registers_of_8 {
constexpr std::size_t register_lanes = 8;
#elif defined(__AVX__)
inline namespace registers_of_4 {
constexpr std::size_t register_lanes = 4;
#else
inline namespace registers_of_2 {
constexpr std::size_t register_lanes = 2;
#endif

/// Widest register that divides the pack: wider compiler vectors are taken apart lane by lane.
constexpr std::size_t chunk_lanes(std::size_t lanes) {
  std::size_t width = register_lanes;
  while (lanes % width != 0) width /= 2;
  return width;
}

template <std::size_t Width>
struct PackChunk {
  typedef double Number __attribute__((vector_size(Width * sizeof(double))));
  typedef std::int64_t Mask __attribute__((vector_size(Width * sizeof(double))));
  typedef std::uint64_t Bits __attribute__((vector_size(Width * sizeof(double))));
  /// Numbers side by side, anywhere. (Copied as bytes they would take the way over the stack.)
  struct __attribute__((packed, may_alias)) Loose {
    Number chunk;
  };
};

template <std::size_t N>
class PackMask {
 public:
  static constexpr std::size_t width = chunk_lanes(N);
  static constexpr std::size_t chunks = N / width;
  using Chunk = typename PackChunk<width>::Mask;

  PackMask() = default;
  explicit PackMask(bool all_lanes) {
    for (Chunk& chunk : chunk_) chunk = Chunk{} - std::int64_t{all_lanes};
  }
  explicit PackMask(const std::array<Chunk, chunks>& chunk) : chunk_(chunk) {}

  bool operator[](std::size_t lane) const { return chunk_[lane / width][lane % width] != 0; }
  const std::array<Chunk, chunks>& chunk() const { return chunk_; }

  friend PackMask operator&&(const PackMask& a, const PackMask& b) {
    PackMask result;
    for (std::size_t i = 0; i < chunks; ++i) result.chunk_[i] = a.chunk_[i] & b.chunk_[i];
    return result;
  }
  friend PackMask operator||(const PackMask& a, const PackMask& b) {
    PackMask result;
    for (std::size_t i = 0; i < chunks; ++i) result.chunk_[i] = a.chunk_[i] | b.chunk_[i];
    return result;
  }
  friend PackMask operator&(const PackMask& a, const PackMask& b) { return a && b; }
  friend PackMask operator|(const PackMask& a, const PackMask& b) { return a || b; }
  friend PackMask operator!(const PackMask& a) {
    PackMask result;
    for (std::size_t i = 0; i < chunks; ++i) result.chunk_[i] = ~a.chunk_[i];
    return result;
  }

 private:
  std::array<Chunk, chunks> chunk_{};
};

template <std::size_t N>
bool any(const PackMask<N>& mask) {
  auto either = mask.chunk()[0];
  for (std::size_t i = 1; i < PackMask<N>::chunks; ++i) either |= mask.chunk()[i];
  std::int64_t found = 0;
  for (std::size_t lane = 0; lane < PackMask<N>::width; ++lane) found |= either[lane];
  return found != 0;
}

template <std::size_t N>
bool all(const PackMask<N>& mask) {
  return !any(!mask);
}

template <std::size_t N>
class Pack {
 public:
  static constexpr std::size_t width = chunk_lanes(N);
  static constexpr std::size_t chunks = N / width;
  using Chunk = typename PackChunk<width>::Number;
  using Bits = typename PackChunk<width>::Bits;
  using Mask = PackMask<N>;
  using Loose = typename PackChunk<width>::Loose;

  Pack() = default;
  /// The same number in every lane. Implicit: constants mix freely with packs in formulas.
  Pack(double number) {
    for (Chunk& chunk : chunk_) chunk = elementary::broadcast<Chunk>(number);
  }
  explicit Pack(const std::array<double, N>& lanes)
      : chunk_(std::bit_cast<std::array<Chunk, chunks>>(lanes)) {}

  /// From and to N numbers side by side.
  static Pack load(const double* numbers) {
    Pack pack;
    for (std::size_t i = 0; i < chunks; ++i)
      pack.chunk_[i] = reinterpret_cast<const Loose*>(numbers + i * width)->chunk;
    return pack;
  }
  void store(double* numbers) const {
    for (std::size_t i = 0; i < chunks; ++i)
      reinterpret_cast<Loose*>(numbers + i * width)->chunk = chunk_[i];
  }

  double operator[](std::size_t lane) const { return chunk_[lane / width][lane % width]; }
  void set(std::size_t lane, double number) { chunk_[lane / width][lane % width] = number; }

  Pack& operator+=(const Pack& other) { return *this = *this + other; }
  Pack& operator-=(const Pack& other) { return *this = *this - other; }
  Pack& operator*=(const Pack& other) { return *this = *this * other; }
  Pack& operator/=(const Pack& other) { return *this = *this / other; }

  friend Pack operator+(const Pack& a) { return a; }
  friend Pack operator-(const Pack& a) {
    return map([](Chunk x) { return -x; }, a);
  }
  friend Pack operator+(const Pack& a, const Pack& b) {
    return map([](Chunk x, Chunk y) { return x + y; }, a, b);
  }
  friend Pack operator-(const Pack& a, const Pack& b) {
    return map([](Chunk x, Chunk y) { return x - y; }, a, b);
  }
  friend Pack operator*(const Pack& a, const Pack& b) {
    return map([](Chunk x, Chunk y) { return x * y; }, a, b);
  }
  friend Pack operator/(const Pack& a, const Pack& b) {
    return map([](Chunk x, Chunk y) { return x / y; }, a, b);
  }

  friend Mask operator<(const Pack& a, const Pack& b) {
    return compare([](Chunk x, Chunk y) { return x < y; }, a, b);
  }
  friend Mask operator<=(const Pack& a, const Pack& b) {
    return compare([](Chunk x, Chunk y) { return x <= y; }, a, b);
  }
  friend Mask operator>(const Pack& a, const Pack& b) { return b < a; }
  friend Mask operator>=(const Pack& a, const Pack& b) { return b <= a; }
  friend Mask operator==(const Pack& a, const Pack& b) {
    return compare([](Chunk x, Chunk y) { return x == y; }, a, b);
  }
  friend Mask operator!=(const Pack& a, const Pack& b) { return !(a == b); }

  /// Applies a function of chunks to every chunk.
  template <class Function, class... Packs>
  static Pack map(Function function, const Packs&... packs) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      Pack result;
      ((result.chunk_[I] = chunk_of<I>(function, packs...)), ...);
      return result;
    }
    (std::make_index_sequence<chunks>{});
  }

  /// Lane j of pack i becomes lane i of pack j.
  friend void transpose(std::array<Pack, N>& rows) requires(N == 4) {
    auto& [a, b, c, d] = rows;
    if constexpr (width == 2) {
      for (std::size_t i = 0; i < chunks; ++i) {
        const auto swap_inside = [](Chunk& x, Chunk& y) {
          const Chunk first = __builtin_shufflevector(x, y, 0, 2);
          y = __builtin_shufflevector(x, y, 1, 3);
          x = first;
        };
        swap_inside(a.chunk_[i], b.chunk_[i]);
        swap_inside(c.chunk_[i], d.chunk_[i]);
      }
      std::swap(a.chunk_[1], c.chunk_[0]);
      std::swap(b.chunk_[1], d.chunk_[0]);
    } else {
      const Chunk ab_even = __builtin_shufflevector(a.chunk_[0], b.chunk_[0], 0, 4, 2, 6);
      const Chunk ab_odd = __builtin_shufflevector(a.chunk_[0], b.chunk_[0], 1, 5, 3, 7);
      const Chunk cd_even = __builtin_shufflevector(c.chunk_[0], d.chunk_[0], 0, 4, 2, 6);
      const Chunk cd_odd = __builtin_shufflevector(c.chunk_[0], d.chunk_[0], 1, 5, 3, 7);
      a.chunk_[0] = __builtin_shufflevector(ab_even, cd_even, 0, 1, 4, 5);
      b.chunk_[0] = __builtin_shufflevector(ab_odd, cd_odd, 0, 1, 4, 5);
      c.chunk_[0] = __builtin_shufflevector(ab_even, cd_even, 2, 3, 6, 7);
      d.chunk_[0] = __builtin_shufflevector(ab_odd, cd_odd, 2, 3, 6, 7);
    }
  }

  static Pack choose(const Mask& mask, const Pack& yes, const Pack& no) {
    Pack result;
    for (std::size_t i = 0; i < chunks; ++i)
      result.chunk_[i] = mask.chunk()[i] ? yes.chunk_[i] : no.chunk_[i];
    return result;
  }

 private:
  template <std::size_t I, class Function, class... Packs>
  static Chunk chunk_of(Function function, const Packs&... packs) {
    return function(packs.chunk_[I]...);
  }
  template <class Function>
  static Mask compare(Function function, const Pack& a, const Pack& b) {
    std::array<typename Mask::Chunk, chunks> result;
    for (std::size_t i = 0; i < chunks; ++i) result[i] = function(a.chunk_[i], b.chunk_[i]);
    return Mask(result);
  }

  std::array<Chunk, chunks> chunk_{};
};

/// All lanes: the value of a pack is the pack.
template <std::size_t N>
Pack<N> value(const Pack<N>& x) {
  return x;
}

template <std::size_t N>
Pack<N> select(const PackMask<N>& mask, const Pack<N>& yes, const Pack<N>& no) {
  return Pack<N>::choose(mask, yes, no);
}

template <std::size_t N>
Pack<N> abs(const Pack<N>& x) {
  using Chunk = typename Pack<N>::Chunk;
  using Bits = typename Pack<N>::Bits;
  return Pack<N>::map(
      [](Chunk y) { return std::bit_cast<Chunk>(std::bit_cast<Bits>(y) & 0x7fffffffffffffffu); },
      x);
}

template <std::size_t N>
Pack<N> sqrt(const Pack<N>& x) {
  using Chunk = typename Pack<N>::Chunk;
  return Pack<N>::map(
      [](Chunk y) {
        for (std::size_t i = 0; i < Pack<N>::width; ++i) y[i] = std::sqrt(y[i]);
        return y;
      },
      x);
}

template <std::size_t N>
Pack<N> cbrt(const Pack<N>& x) {
  using Chunk = typename Pack<N>::Chunk;
  return Pack<N>::map([](Chunk y) { return elementary::cbrt<Chunk, typename Pack<N>::Bits>(y); },
                      x);
}

template <std::size_t N>
Pack<N> rcbrt(const Pack<N>& x) {
  using Chunk = typename Pack<N>::Chunk;
  return Pack<N>::map([](Chunk y) { return elementary::rcbrt<Chunk, typename Pack<N>::Bits>(y); },
                      x);
}

template <std::size_t N>
Pack<N> exp(const Pack<N>& x) {
  using Chunk = typename Pack<N>::Chunk;
  return Pack<N>::map([](Chunk y) { return elementary::exp<Chunk, typename Pack<N>::Bits>(y); }, x);
}

template <std::size_t N>
Pack<N> log(const Pack<N>& x) {
  using Chunk = typename Pack<N>::Chunk;
  return Pack<N>::map([](Chunk y) { return elementary::log<Chunk, typename Pack<N>::Bits>(y); }, x);
}

template <std::size_t N>
Pack<N> pow(const Pack<N>& x, const Pack<N>& y) {
  using Chunk = typename Pack<N>::Chunk;
  return Pack<N>::map(
      [](Chunk a, Chunk b) { return elementary::pow<Chunk, typename Pack<N>::Bits>(a, b); }, x, y);
}

template <std::size_t N>
Pack<N> pow(const Pack<N>& x, double y) {
  return pow(x, Pack<N>(y));
}

template <std::size_t N>
Pack<N> pow(double x, const Pack<N>& y) {
  return pow(Pack<N>(x), y);
}

}  // inline namespace registers_of_*

}  // namespace biandan::base

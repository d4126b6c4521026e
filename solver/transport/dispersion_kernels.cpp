#include "solver/transport/dispersion_kernels.hpp"

#include "model/base/real.hpp"
#include "solver/transport/rows.hpp"

// Only packs may be computed with here: what else a header holds would exist twice under one name.
namespace biandan::transport::BIANDAN_INSTRUCTIONS {

namespace {

ExchangeNumbers measure(CellExchange it) {
  for (std::size_t i = 0; i < it.count; ++i) {
    const double per_volume = 1.0 / it.volume[i];
    it.per_volume[i] = it.volume[i] > 0.0 ? per_volume : 0.0;
  }
  for (std::size_t i = 0; i < it.count; ++i) it.number[i] = it.sum[i] * it.per_volume[i];
  Pack largest(0.0), largest_wet(0.0);
  std::size_t i = 0;
  for (; i + row_lanes <= it.count; i += row_lanes) {
    const Pack number = Pack::load(it.number + i);
    const auto wet = Pack::load(it.volume + i) >= Pack::load(it.wet + i);
    largest = base::max(largest, number);
    largest_wet = base::max(largest_wet, base::select(wet, number, Pack(0.0)));
  }
  ExchangeNumbers most;
  const auto count_in = [&](double number, double wet_number) {
    most.largest = most.largest < number ? number : most.largest;
    most.largest_wet = most.largest_wet < wet_number ? wet_number : most.largest_wet;
  };
  for (std::size_t lane = 0; lane < row_lanes; ++lane) count_in(largest[lane], largest_wet[lane]);
  for (; i < it.count; ++i) count_in(it.number[i], it.volume[i] >= it.wet[i] ? it.number[i] : 0.0);
  return most;
}

/// Leads what every cell has after dt of its exchange to `keep(row, pack, value)`.
template <std::size_t known, class Keep>
void exchange(std::span<const int> first, const Neighbour* beside, DispersionArrays it, Keep keep) {
  const Rows<known> rows(it.packs);
  constexpr std::size_t width = Rows<known>::together;
  for (std::size_t cell = 0; cell + 1 < first.size(); ++cell) {
    const Pack share = Pack(it.dt * it.per_volume[cell]);
    for (std::size_t pack = 0; pack < rows.packs(); pack += width) {
      const double* own = rows.at(it.from, cell, pack);
      std::array<Pack, width> sum{};
      for (const Neighbour* at = beside + first[cell]; at != beside + first[cell + 1]; ++at) {
        const Pack conductance = Pack(it.conductance[at->face]);
        const double* other = rows.at(it.from, at->cell, pack);
        for (std::size_t p = 0; p < width; ++p)
          sum[p] += conductance * (load(other, p) - load(own, p));
      }
      double* to = rows.at(it.to, cell, pack);
      for (std::size_t p = 0; p < width; ++p) keep(to, p, load(own, p) + share * sum[p]);
    }
  }
}

template <std::size_t known>
void spread(std::span<const int> first, const Neighbour* beside, DispersionArrays it) {
  exchange<known>(first, beside, it, store);
}

template <std::size_t known>
void spread_again(std::span<const int> first, const Neighbour* beside, DispersionArrays it) {
  exchange<known>(first, beside, it, [](double* to, std::size_t pack, const Pack& value) {
    store(to, pack, 0.5 * (load(to, pack) + value));
  });
}

template <std::size_t known>
void gather(std::span<const int> first, const Neighbour* beside, WeightedSums it) {
  const Rows<known> rows(it.packs);
  constexpr std::size_t width = Rows<known>::together;
  for (std::size_t cell = 0; cell + 1 < first.size(); ++cell)
    for (std::size_t pack = 0; pack < rows.packs(); pack += width) {
      const double* own = rows.at(it.from, cell, pack);
      std::array<Pack, width> sum;
      for (std::size_t p = 0; p < width; ++p) sum[p] = Pack(it.kept[cell]) * load(own, p);
      for (const Neighbour* at = beside + first[cell]; at != beside + first[cell + 1]; ++at) {
        const Pack given = Pack(it.given[at->face]);
        const double* other = rows.at(it.from, at->cell, pack);
        for (std::size_t p = 0; p < width; ++p) sum[p] += given * load(other, p);
      }
      double* to = rows.at(it.to, cell, pack);
      for (std::size_t p = 0; p < width; ++p) store(to, p, sum[p]);
    }
}

/// Forwards, and times the inverse pivots.
template <std::size_t known>
void eliminate(FactoredMatrix it, Rows<known> rows, std::size_t pack) {
  constexpr std::size_t width = Rows<known>::together;
  for (std::size_t place = 0; place < it.order.size(); ++place) {
    double* row = rows.at(it.value, it.order[place], pack);
    std::array<Pack, width> here;
    for (std::size_t p = 0; p < width; ++p) here[p] = load(row, p);
    for (int q = it.first[place]; q < it.first[place + 1]; ++q) {
      const Pack factor = Pack(it.factor[q]);
      double* later = rows.at(it.value, it.column[static_cast<std::size_t>(q)], pack);
      for (std::size_t p = 0; p < width; ++p) store(later, p, load(later, p) - factor * here[p]);
    }
    const Pack inverse = Pack(it.inverse[it.order[place]]);
    for (std::size_t p = 0; p < width; ++p) store(row, p, here[p] * inverse);
  }
}

template <std::size_t known>
void substitute(FactoredMatrix it, Rows<known> rows, std::size_t pack) {
  constexpr std::size_t width = Rows<known>::together;
  for (std::size_t place = it.order.size(); place-- > 0;) {
    double* row = rows.at(it.value, it.order[place], pack);
    std::array<Pack, width> here;
    for (std::size_t p = 0; p < width; ++p) here[p] = load(row, p);
    for (int q = it.first[place]; q < it.first[place + 1]; ++q) {
      const Pack factor = Pack(it.factor[q]);
      const double* later = rows.at(it.value, it.column[static_cast<std::size_t>(q)], pack);
      for (std::size_t p = 0; p < width; ++p) here[p] -= factor * load(later, p);
    }
    for (std::size_t p = 0; p < width; ++p) store(row, p, here[p]);
  }
}

template <std::size_t known>
void solve(FactoredMatrix it) {
  const Rows<known> rows(it.packs);
  for (std::size_t pack = 0; pack < rows.packs(); pack += Rows<known>::together) {
    eliminate(it, rows, pack);
    substitute(it, rows, pack);
  }
}

template <std::size_t known>
constexpr DispersionKernels kernels_of{measure, spread<known>, spread_again<known>, gather<known>,
                                       solve<known>};

}  // namespace

const DispersionKernelsByPacks dispersion_kernels{kernels_of<0>, kernels_of<1>, kernels_of<2>,
                                                  kernels_of<3>, kernels_of<4>};

}  // namespace biandan::transport::BIANDAN_INSTRUCTIONS

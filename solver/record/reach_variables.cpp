// What a run found of every reach: how it spread what is dissolved, and where transport had to be
// of first order.
#include <cmath>

#include "solver/record/layout_parts.hpp"
#include "solver/record/schema.hpp"

namespace biandan::record {

namespace {

constexpr const char* reaches = "network_nEdges";

struct Title {
  const char* name;
  const char* en;
  const char* zh;
};

}  // namespace

void add_reach_findings(const run::RunStatistics& statistics, Schema& schema) {
  if (statistics.dispersion.empty()) return;
  std::vector<double> used, fischer, elder, artificial;
  for (const transport::ReachDispersion& it : statistics.dispersion) {
    used.push_back(it.physical.used);
    fischer.push_back(it.physical.fischer);
    elder.push_back(it.physical.elder);
    artificial.push_back(std::isnan(it.artificial) ? fill_float : it.artificial);
  }
  const auto put = [&](const Title& title, std::vector<double> values) {
    add(schema, title.name, Type::float64, reaches, std::move(values),
        {{"long_name", title.en},
         {"long_name_zh", title.zh},
         {"units", "m2 s-1"},
         {"coordinates", "network_edge_id"}});
  };
  put({"reach_dispersion", "Longitudinal dispersion coefficient, mean over the run",
       "纵向离散系数（时段平均）"},
      std::move(used));
  put({"reach_dispersion_fischer", "What the formula of Fischer gives, without floor and cap",
       "按 Fischer 公式的离散系数（未加上下限）"},
      std::move(fischer));
  put({"reach_dispersion_elder", "What the formula of Elder gives, without floor and cap",
       "按 Elder 公式的离散系数（未加上下限）"},
      std::move(elder));
  put({"reach_dispersion_artificial",
       "Artificial dispersion of the transport scheme: the coefficient that destroys as much "
       "variance; negative where it steepens",
       "输移格式的数值离散系数：耗散等量方差的离散系数，负值表示格式使梯度变陡"},
      std::move(artificial));
  std::vector<double> implicit(statistics.implicit_in_reach.begin(),
                               statistics.implicit_in_reach.end());
  add(schema, "reach_implicit_cells", Type::float64, reaches, std::move(implicit),
      {{"long_name", "Cells times sub-steps that were transported implicitly, to first order"},
       {"long_name_zh", "隐式（一阶）输移的单元次数"},
       {"units", "1"},
       {"coordinates", "network_edge_id"}});
}

}  // namespace biandan::record

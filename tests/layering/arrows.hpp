// The arrows between the modules, as a table: who may include whom.
// An entry is a folder or a single header; `@river` stands for the data of the river as a whole.
#pragma once

#include <string_view>
#include <vector>

namespace biandan::layering {

struct Row {
  std::string_view who;   ///< a module (folder), a header, or a group `@name`
  std::string_view whom;  ///< what it may include, separated by spaces
};

/// Our own modules. A module always may include itself; one that is not listed may not exist.
inline const std::vector<Row> arrows{
    {"@river",
     "model/base model/network model/drainage model/forcing model/quality model/standard "
     "model/case.hpp"},

    // model: what the river is
    {"model/base", ""},
    {"model/network", "model/base"},
    {"model/drainage", "model/base model/network"},
    {"model/forcing", "model/base model/network"},
    {"model/quality", "model/base model/network"},
    {"model/standard", "model/base model/network"},
    {"model/case.hpp",
     "model/base model/network model/drainage model/forcing model/quality model/standard"},
    {"model/casefile", "@river"},

    // solver: how it moves; no case files, and flow and transport never meet
    {"solver/math", "model/base"},
    {"solver/grid", "@river solver/math"},
    {"solver/drainage", "@river"},
    {"solver/flow", "@river solver/math solver/grid"},
    {"solver/transport", "@river solver/math solver/grid"},
    {"solver/run", "@river solver/math solver/grid solver/flow solver/transport"},
    {"solver/record", "@river solver/grid solver/run/observer.hpp solver/run/ledger.hpp"},

    // scenarios: what people ask; an edit knows no solver
    {"scenarios/chance", "model/base"},
    {"scenarios/edit", "@river model/casefile scenarios/chance"},
    {"scenarios/study", "@river model/casefile solver scenarios/chance scenarios/edit"},
    {"scenarios/doctor", "@river solver scenarios/study"},
    {"scenarios/report",
     "@river model/casefile solver scenarios/chance scenarios/edit scenarios/study "
     "scenarios/doctor"},
    {"scenarios/exchange",
     "model/base model/casefile model/network solver/record scenarios/report/language.hpp "
     "scenarios/report/whole_file.hpp"},
    {"scenarios/app", "model solver scenarios"},

    // tests see everything, nothing sees them
    {"tests", "model solver scenarios"},
};

/// Third-party headers by how their path begins, and the only places that may name them. Tests may
/// name all. What is not listed here is the C++ standard library or POSIX.
inline const std::vector<Row> third_party{
    {"toml++/", "model/casefile"},
    {"sundials/", "solver/math"},
    {"arkode/", "solver/math"},
    {"cvode/", "solver/math"},
    {"cvodes/", "solver/math"},
    {"ida/", "solver/math"},
    {"idas/", "solver/math"},
    {"kinsol/", "solver/math"},
    {"nvector/", "solver/math"},
    {"sunmatrix/", "solver/math"},
    {"sunlinsol/", "solver/math"},
    {"sunnonlinsol/", "solver/math"},
    {"suitesparse/", "solver/math"},
    {"klu.h", "solver/math"},
    {"Eigen/", "solver/math"},
    {"unsupported/Eigen/", "solver/math"},
    {"hdf5", "solver/record"},
    {"H5", "solver/record"},
    {"netcdf", ""},
    {"mpi", "scenarios/study"},
    {"nlohmann/", "scenarios/report scenarios/exchange"},
    {"xlsxwriter", "scenarios/exchange"},
    {"boost/", "scenarios/app scenarios/chance"},
    {"doctest", ""},
    {"rapidcheck", ""},
};

/// Of these at most one file may name any: a change of the library's interface stays in it.
inline const std::vector<std::string_view> sundials_headers{
    "sundials/", "arkode/",  "cvode/",     "cvodes/",    "ida/",         "idas/",
    "kinsol/",   "nvector/", "sunmatrix/", "sunlinsol/", "sunnonlinsol/"};

/// All that may stand at the top of the repository, hidden files aside.
inline const std::vector<std::string_view> top_level{"CMakeLists.txt", "README.md", "model",
                                                     "solver",         "scenarios", "tests"};

}  // namespace biandan::layering

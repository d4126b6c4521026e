// The fields of every member of an ensemble over the mesh: all that its result file would hold, at
// the same times, in a row of a file each (row_file.hpp):
//
//   [field] [moment] [place: cell or face]
//
// Moments are the output interval apart, which is whole steps of the case, so that steps end there
// in every member.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/row_file.hpp"
#include "solver/record/layout.hpp"
#include "solver/record/schema.hpp"
#include "solver/run/observer.hpp"

namespace biandan::study {

/// What a row holds, the same for all members.
struct FieldPlan {
  struct Field {
    record::Variable variable;  ///< as in a result file, along time and places
    std::size_t places = 0;
    std::size_t first = 0;  ///< in the row
  };

  record::Schema mesh;  ///< as in a result file
  std::vector<Field> fields;
  std::size_t moments = 0;
  double interval = 0.0;   ///< between them [s]
  std::size_t values = 0;  ///< of a row
};

/// Starts a run of the case, to see what it would record. Throws what run_single throws.
FieldPlan plan_fields(const Case& problem);

/// Takes the row of a run.
class FieldRecorder : public run::Observer {
 public:
  /// Keeps a reference.
  explicit FieldRecorder(const FieldPlan& plan) : plan_(plan) {}

  void start(const run::RunView& view) override;
  void step(const run::RunView& view) override;

  /// The row of a run that has ended, once. Throws base::RunError where it had other cells than the
  /// plan.
  std::vector<float> take();

 private:
  void sample(const run::RunView& view);
  bool as_planned() const;

  const FieldPlan& plan_;
  std::vector<record::Recorded> recorded_;
  std::size_t next_ = 0;  // moment
  std::vector<float> row_;
};

class MemberFields {
 public:
  /// Throws base::RunError as RowFile does, here and below.
  MemberFields(std::filesystem::path file, FieldPlan plan, std::size_t members);

  const FieldPlan& plan() const { return plan_; }
  const RowFile& rows() const { return rows_; }

  /// All moments of a field of a member, [moment][place]; without any check.
  std::vector<float> read(std::size_t member, std::size_t field) const;

 private:
  FieldPlan plan_;
  RowFile rows_;
};

}  // namespace biandan::study

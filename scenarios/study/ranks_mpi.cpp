#include <mpi.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "model/base/archive.hpp"
#include "scenarios/study/ensemble_desk.hpp"
#include "scenarios/study/ranks.hpp"
#include "scenarios/study/workers.hpp"

namespace biandan::study {

namespace {

constexpr int no_more = -1;

/// What ranks say to the first one, and it to them.
enum Message : int { asks, batch, ended, flow_computed, leaves };

bool in_a_job() {
  for (const char* variable : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"})
    if (std::getenv(variable) != nullptr) return true;
  return false;
}

void send(int to, Message what, const std::string& bytes) {
  MPI_Send(bytes.data(), static_cast<int>(bytes.size()), MPI_BYTE, to, what, MPI_COMM_WORLD);
}

std::string receive(const MPI_Status& probed) {
  int size = 0;
  MPI_Get_count(&probed, MPI_BYTE, &size);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  MPI_Recv(bytes.data(), size, MPI_BYTE, probed.MPI_SOURCE, probed.MPI_TAG, MPI_COMM_WORLD,
           MPI_STATUS_IGNORE);
  return bytes;
}

/// The others' part of the desk: one message at a time. While it waits the processor is left to the
/// members that the first rank runs itself.
class FrontOffice {
 public:
  FrontOffice(EnsembleDesk& desk, int others) : desk_(desk), inside_(others) {}

  void serve() {
    using std::chrono::milliseconds;
    while (inside_ > 0) {
      MPI_Status status;
      int there = 0;
      MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
      if (there != 0)
        answer(status);
      else
        std::this_thread::sleep_for(milliseconds(1));
    }
  }

 private:
  void answer(const MPI_Status& status) {
    const std::string bytes = receive(status);
    switch (static_cast<Message>(status.MPI_TAG)) {
      case asks: {
        std::vector<std::size_t> members = desk_.next();
        base::Archive archive;
        archive(members);
        send(status.MPI_SOURCE, batch, archive.bytes());
        break;
      }
      case ended:
        take(bytes);
        break;
      case flow_computed:
        desk_.count_flow();
        break;
      case leaves:
        --inside_;
        break;
      case batch:
        break;
    }
  }

  void take(const std::string& bytes) {
    try {
      EndedMember member;
      base::Archive archive(bytes);
      archive(member);
      desk_.take(member);
    } catch (...) {
      desk_.fail(std::current_exception());
    }
  }

  EnsembleDesk& desk_;
  int inside_;
};

/// Another rank's line to the first one, for all its threads.
class Line {
 public:
  std::vector<std::size_t> ask() {
    const std::lock_guard lock(mutex_);
    send(0, asks, {});
    MPI_Status status;
    MPI_Probe(0, batch, MPI_COMM_WORLD, &status);
    base::Archive archive(receive(status));
    std::vector<std::size_t> members;
    archive(members);
    return members;
  }
  void tell(EndedMember member) {
    base::Archive archive;
    archive(member);
    const std::lock_guard lock(mutex_);
    send(0, ended, archive.bytes());
  }
  void say(Message what) {
    const std::lock_guard lock(mutex_);
    send(0, what, {});
  }

 private:
  std::mutex mutex_;
};

}  // namespace

Ranks::Ranks() {
  if (!in_a_job()) return;
  int threads = 0;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &threads);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
}

Ranks::~Ranks() {
  int joined = 0;
  MPI_Initialized(&joined);
  if (joined == 0) return;
  int number = no_more;
  if (first()) MPI_Bcast(&number, 1, MPI_INT, 0, MPI_COMM_WORLD);
  MPI_Finalize();
}

std::optional<int> Ranks::called() {
  int number = no_more;
  MPI_Bcast(&number, 1, MPI_INT, 0, MPI_COMM_WORLD);
  if (number == no_more) return {};
  return number;
}

Ensemble Ranks::run(int number, const edit::UncertainCase& of, const MemberEnded& told,
                    Ensemble begun, MemberRecords records) {
  if (size_ == 1) return run_ensemble(of, told, std::move(begun), records);
  MPI_Bcast(&number, 1, MPI_INT, 0, MPI_COMM_WORLD);
  const auto own = static_cast<unsigned long>(processors());
  unsigned long all = 0;
  MPI_Allreduce(&own, &all, 1, MPI_UNSIGNED_LONG, MPI_SUM, MPI_COMM_WORLD);
  const MemberRunner runner(of, records.fields == nullptr ? nullptr : &records.fields->plan());
  EnsembleDesk desk(of, told, std::move(begun), records, all);
  std::thread office([&] { FrontOffice(desk, size_ - 1).serve(); });
  work_together(of.uncertainty.members, [&] { work_at(desk, runner); });
  office.join();
  return desk.result();
}

void Ranks::serve(const edit::UncertainCase& of, const FieldPlan* fields,
                  const std::function<bool()>& stopped) {
  const auto own = static_cast<unsigned long>(processors());
  unsigned long all = 0;
  MPI_Allreduce(&own, &all, 1, MPI_UNSIGNED_LONG, MPI_SUM, MPI_COMM_WORLD);
  const MemberRunner runner(of, fields);
  Line line;
  const MemberEnds ends{[&](EndedMember member) { line.tell(std::move(member)); },
                        [&] { line.say(flow_computed); }, stopped};
  work_together(of.uncertainty.members, [&] {
    try {
      while (!stopped()) {
        const std::vector<std::size_t> members = line.ask();
        if (members.empty()) return;
        runner.run(members, ends);
      }
    } catch (const std::exception& error) {
      // Without this rank the members that it holds would be waited for in vain.
      std::cerr << "biandan: rank " << rank_ << ": " << error.what() << "\n";
      MPI_Abort(MPI_COMM_WORLD, 1);
    }
  });
  line.say(leaves);
}

}  // namespace biandan::study

#include "engine/text/anthropometry_table.hpp"

#include <algorithm>

namespace windlass::text {
namespace {

using anatomy::Reference;

constexpr double metres_per_mm = 1e-3;
constexpr double longest = 3000.0;  // mm; nothing on a person is longer

void read_survey(Table table, std::vector<Reference>& references) {
  const std::string source = table.string("source");
  const double at = table.number("at", 1, longest);
  double men_length = at;
  double women_length = at;
  if (auto lengths = table.table("foot_length")) {
    men_length = lengths->number("men", 1, longest);
    women_length = lengths->number("women", 1, longest);
    lengths->check_unread();
  }
  if (auto measures = table.table("measures")) {
    for (const std::string& name : measures->keys()) {
      auto row = measures->table(name);
      if (!row) continue;
      const std::vector<double> men = row->numbers("men", 3);
      const std::vector<double> women = row->numbers("women", 3);
      row->check_unread();
      const double sd = std::max(men[1] * at / men_length, women[1] * at / women_length);
      references.push_back({name, Reference::Kind::survey, 0.5 * (men[2] + women[2]) * metres_per_mm,
                            sd * metres_per_mm, at * metres_per_mm, source});
    }
  }
  table.check_unread();
}

void read_meshes(Table table, std::vector<Reference>& references) {
  const std::string source = table.string("source");
  const double at = table.number("foot_length", 1, longest) * metres_per_mm;
  if (auto measures = table.table("measures")) {
    for (const std::string& name : measures->keys()) {
      const std::vector<double> row = measures->numbers(name, 2);
      references.push_back({name, Reference::Kind::mesh, row[0] * metres_per_mm, row[1] * metres_per_mm, at, source});
    }
  }
  if (auto lengths = table.table("lengths")) {
    const double within = lengths->number("within", 0, 1);
    const auto add = [&](const char* bone, std::size_t count, std::size_t first) {
      const std::vector<double> row = lengths->numbers(bone, count);
      for (std::size_t i = 0; i < count; ++i) {
        const double length = row[i] * metres_per_mm;
        references.push_back(
            {bone + std::to_string(first + i) + "_length", Reference::Kind::bone, length, within * length, at, source});
      }
    };
    add("metatarsal", 5, 1);
    add("proximal", 5, 1);
    add("middle", 4, 2);
    lengths->check_unread();
  }
  table.check_unread();
}

}  // namespace

std::vector<Reference> references_from(Table root) {
  std::vector<Reference> references;
  if (auto survey = root.table("ansur")) read_survey(*survey, references);
  if (auto meshes = root.table("meshes")) read_meshes(*meshes, references);
  root.check_unread();
  return references;
}

std::vector<Reference> load_references(const std::string& path) {
  Errors errors;
  std::vector<Reference> references;
  if (const auto document = Document::load(path, errors)) references = references_from(document->root(errors));
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return references;
}

}  // namespace windlass::text

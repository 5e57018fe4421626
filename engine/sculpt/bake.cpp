#include "engine/sculpt/bake.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/base/error.hpp"
#include "engine/base/hash.hpp"
#include "engine/sculpt/arm_part.hpp"
#include "engine/sculpt/clothes.hpp"
#include "engine/sculpt/covering.hpp"
#include "engine/sculpt/fat_pad.hpp"
#include "engine/sculpt/glb.hpp"
#include "engine/sculpt/head.hpp"
#include "engine/sculpt/interior.hpp"
#include "engine/sculpt/landmarks.hpp"
#include "engine/sculpt/part_cache.hpp"
#include "engine/sculpt/skin_part.hpp"
#include "engine/text/rig_table.hpp"

namespace windlass::sculpt {
namespace {

using Parts = std::vector<anatomy::Part>;

/// Parts that are made and cached together.
struct Group {
  std::string name;
  std::vector<std::string> tables;  ///< Files that they are made from.
  double share;                     ///< Of the time a bake from nothing takes.
  std::function<Parts(const std::string& tables_folder, const anatomy::Rig&)> make;
  bool is_inside = false;  ///< They keep below the skin.
};

/// What the skin over them is made from.
const std::vector<std::string> tables_of_skin = {"rig.toml",  "skin.toml",       "skin_detail.toml",
                                                 "toes.toml", "correctives.toml"};

/// Parts below the skin, made from `tables` besides those of the skin.
Group inside(std::string name, std::vector<std::string> tables, double share,
             std::function<Parts(const std::string& tables_folder, const anatomy::Rig&)> make) {
  tables.insert(tables.end(), tables_of_skin.begin(), tables_of_skin.end());
  tables.emplace_back("cover.toml");
  return {std::move(name), std::move(tables), share, std::move(make), true};
}

/// In the order in which they are made; `made` then holds what the groups before have given.
std::vector<Group> groups(const Parts& made) {
  return {
      {"skin",
       {"rig.toml", "skin.toml", "skin_detail.toml", "toes.toml", "skin_colour.toml", "correctives.toml"},
       0.36,
       [](const std::string& folder, const anatomy::Rig& rig) { return Parts{skin_part(folder, rig)}; }},
      {"nails",
       {"rig.toml", "skin.toml", "skin_detail.toml", "toes.toml", "correctives.toml"},
       0.02,
       [](const std::string& folder, const anatomy::Rig& rig) { return nail_parts(folder, rig); }},
      {"head",
       {"rig.toml", "head.toml", "skin_colour.toml", "correctives.toml"},
       0.05,
       [](const std::string& folder, const anatomy::Rig& rig) { return head_parts(folder, rig); }},
      {"clothes",
       {"rig.toml", "clothes.toml"},
       0.15,
       [](const std::string& folder, const anatomy::Rig& rig) {
         return Parts{garment_part(folder, "shirt", rig), garment_part(folder, "shorts", rig)};
       }},
      {"arm",
       {"rig.toml", "arm.toml", "arm_detail.toml", "fingers.toml", "arm_colour.toml", "arm_correctives.toml"},
       0.2,
       [](const std::string& folder, const anatomy::Rig& rig) { return Parts{arm_part(folder, rig)}; }},
      {"fingernails",
       {"rig.toml", "arm.toml", "arm_detail.toml", "fingers.toml"},
       0.01,
       [](const std::string& folder, const anatomy::Rig& rig) { return fingernail_parts(folder, rig); }},
      inside("soft tissue", {"soft_tissue.toml", "bones.toml"}, 0.25,
             [&made](const std::string& folder, const anatomy::Rig& rig) {
               return soft_tissue_parts(folder, rig, made.front());
             }),
      inside("ligaments", {"ligaments.toml", "bones.toml"}, 0.02,
             [&made](const std::string& folder, const anatomy::Rig& rig) {
               return soft_tissue_parts(folder, rig, made.front(), "ligaments.toml");
             }),
      inside("fat pads", {"fat_pads.toml", "bones.toml", "soft_tissue.toml"}, 0.05,
             [&made](const std::string& folder, const anatomy::Rig& rig) {
               return fat_pad_parts(folder, rig, made.front());
             }),
      inside("bones", {"bones.toml"}, 0.2,
             [](const std::string& folder, const anatomy::Rig& rig) { return bone_parts(folder, rig); }),
  };
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw base::Failure({{path}, "cannot be read", "restore the file"});
  return {std::istreambuf_iterator<char>(file), {}};
}

std::uint64_t hash_of_tables(const BakeFiles& files, const std::vector<std::string>& tables) {
  std::uint64_t hash = base::hash_of(files.code_version);
  for (const std::string& table : tables) {
    hash = base::hash_of(table, hash);
    hash = base::hash_of(content_of(files.tables + "/" + table), hash);
  }
  return hash;
}

std::uint64_t hash_of_inputs(const BakeFiles& files, const std::vector<Group>& all) {
  std::uint64_t hash = hash_of_tables(files, {"landmarks.toml"});
  for (const Group& group : all) hash = base::hash_of(base::to_hex(hash_of_tables(files, group.tables)), hash);
  return hash;
}

/// What the last bake left: the hash of its inputs and of its output's size and time.
std::string stamp_of(std::uint64_t inputs, const std::string& output) {
  std::error_code error;
  const auto size = std::filesystem::file_size(output, error);
  if (error) return {};
  const auto time = std::filesystem::last_write_time(output, error).time_since_epoch().count();
  return base::to_hex(inputs) + " " + std::to_string(size) + " " + std::to_string(time);
}

}  // namespace

bool bake(const BakeFiles& files, const Progress& progress) {
  anatomy::Body body;
  const std::vector<Group> all = groups(body.parts);
  const std::uint64_t inputs = hash_of_inputs(files, all);
  const std::string stamp_path = files.cache + "/body.stamp";
  std::ifstream stamp_file(stamp_path);
  const std::string stamp(std::istreambuf_iterator<char>(stamp_file), {});
  if (!stamp.empty() && stamp == stamp_of(inputs, files.output)) return false;

  body.rig = text::load_rig(files.tables + "/rig.toml");
  double done = 0.0;
  for (const Group& group : all) {
    progress(done, group.name);
    const std::uint64_t key = hash_of_tables(files, group.tables);
    const std::string cached_at = files.cache + "/" + group.name + ".parts";
    auto parts = cached_parts(cached_at, key);
    if (!parts) {
      parts = group.make(files.tables, body.rig);
      if (group.is_inside) {
        cover(*parts, body.rig, body.parts.front(), load_cover_postures(files.tables, body.rig));
      }
      store_parts(cached_at, key, *parts);
    }
    body.parts.insert(body.parts.end(), std::make_move_iterator(parts->begin()), std::make_move_iterator(parts->end()));
    done += group.share;
  }
  progress(done, "landmarks");
  body.landmarks = load_landmarks(files.tables, body.rig, body.parts.front().levels.front());
  progress(done, "writing");
  write_body(body, files.output);
  std::filesystem::create_directories(files.cache);
  std::ofstream(stamp_path) << stamp_of(inputs, files.output);
  progress(1.0, "done");
  return true;
}

}  // namespace windlass::sculpt

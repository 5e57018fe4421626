#pragma once
// Where things lie on this computer.
#include <string>

namespace windlass::platform {

/// The first that exists of `name` in the folder named by the environment variable WINDLASS_DATA, beside the
/// program, in the source tree and in the build tree it was made from. `name` is relative: "assets/shaders",
/// "content", "body.glb". Throws `base::Failure` that lists the places tried.
std::string find_data(const std::string& name);

/// This user's folder for settings and logs; made if needed.
std::string config_folder();

/// This user's folder for what must not be lost. Not made here: what is kept there copes with a folder that cannot be.
std::string data_folder();

/// This user's folder for what can be made again; made if needed.
std::string cache_folder();

}  // namespace windlass::platform

#include "engine/platform/file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <system_error>

#include "engine/base/error.hpp"
#include "engine/base/require.hpp"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb_image_write.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace windlass::platform {

std::string load_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) {
    throw base::Failure({{path, 0, 0}, "this file cannot be read", "check that it exists and that you may read it"});
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_whole(const std::string& path, std::string_view bytes) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code code;
  if (!folder.empty()) std::filesystem::create_directories(folder, code);
  // Written aside, then put in place; the name is nobody else's.
  const std::string aside = path + "." + std::to_string(std::random_device()());
  std::ofstream file(aside, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  code.clear();
  if (file) std::filesystem::rename(aside, path, code);
  if (file && !code) return;
  std::filesystem::remove(aside, code);
  throw base::Failure({{path, 0, 0},
                       "this file cannot be written",
                       "choose a folder that you may write to, on a disk with room left"});
}

void write_png(const std::string& path, const base::Image& image) {
  WINDLASS_REQUIRE(image.rgba.size() == static_cast<std::size_t>(image.width) * image.height * 4);
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code code;
  if (!folder.empty()) std::filesystem::create_directories(folder, code);
  std::ofstream file(path, std::ios::binary);
  const auto append = [](void* context, void* data, int size) {
    static_cast<std::ofstream*>(context)->write(static_cast<const char*>(data), size);
  };
  stbi_write_png_compression_level = 5;
  const int written =
      file ? stbi_write_png_to_func(append, &file, image.width, image.height, 4, image.rgba.data(), image.width * 4)
           : 0;
  file.close();
  if (written == 0 || !file) {
    throw base::Failure({{path, 0, 0},
                         "this picture cannot be written",
                         "choose a folder that you may write to, on a disk with room left"});
  }
}

}  // namespace windlass::platform

// A value of a golden file that knows its place there, so that what is wrong with it can be named.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace rp::replay {

using Json = nlohmann::json;

/// A file that cannot be replayed as it stands. The message names the field and what is wrong.
class Unusable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Shares the document it belongs to. Every member that asks for a type throws Unusable for
/// another.
class Field {
 public:
  /// The root of a document.
  explicit Field(std::shared_ptr<const Json> document);

  /// "traces[2].hyper.lr"; empty for the root.
  const std::string& path() const { return path_; }
  [[noreturn]] void refuse(const std::string& message) const;

  /// A key that must be there.
  Field operator[](const std::string& key) const;
  /// Nothing for a missing key and for null.
  std::optional<Field> find(const std::string& key) const;
  std::vector<std::pair<std::string, Field>> members() const;
  std::vector<Field> elements() const;
  /// At least one: a check of nothing would pass.
  std::vector<Field> some_elements() const;

  bool is_null() const;
  bool is_list() const;
  bool is_number() const;
  double number() const;
  /// A number from 0.
  double tolerance() const;
  std::vector<double> numbers() const;
  /// A whole number from 0.
  std::size_t count() const;
  std::vector<std::uint32_t> counts() const;
  bool flag() const;
  std::string text() const;
  /// The number of an object's keys or a list's elements.
  std::size_t size() const;

  /// This object with the keys of `changes` replaced or added.
  Field with(const std::optional<Field>& changes) const;
  Field with(const std::string& key, double value) const;
  Field with(const std::string& key, bool value) const;
  /// `value` as JSON has it; what is none counts as text.
  Field with_word(const std::string& key, const std::string& value) const;

 private:
  Field(std::shared_ptr<const Json> value, std::string path);
  Field child(const Json& value, std::string path) const;
  Field with_json(const std::string& key, const Json& value) const;
  const Json& object() const;
  const Json& list() const;

  std::shared_ptr<const Json> value_;
  std::string path_;
};

}  // namespace rp::replay

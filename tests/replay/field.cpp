#include "field.hpp"

#include <limits>
#include <nlohmann/json.hpp>

namespace rp::replay {
namespace {

std::string joined(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + "." + key;
}

}  // namespace

Field::Field(std::shared_ptr<const Json> document) : value_(std::move(document)) {}

Field::Field(std::shared_ptr<const Json> value, std::string path)
    : value_(std::move(value)), path_(std::move(path)) {}

Field Field::child(const Json& value, std::string path) const {
  return {std::shared_ptr<const Json>(value_, &value), std::move(path)};
}

void Field::refuse(const std::string& message) const {
  throw Unusable((path_.empty() ? "the file" : path_) + ": " + message);
}

const Json& Field::object() const {
  if (!value_->is_object()) refuse("must be an object.");
  return *value_;
}

const Json& Field::list() const {
  if (!value_->is_array()) refuse("must be a list.");
  return *value_;
}

Field Field::operator[](const std::string& key) const {
  const auto found = object().find(key);
  if (found == value_->end()) throw Unusable(joined(path_, key) + ": is missing.");
  return child(*found, joined(path_, key));
}

std::optional<Field> Field::find(const std::string& key) const {
  const auto found = object().find(key);
  if (found == value_->end() || found->is_null()) return std::nullopt;
  return child(*found, joined(path_, key));
}

std::vector<std::pair<std::string, Field>> Field::members() const {
  std::vector<std::pair<std::string, Field>> all;
  for (const auto& member : object().items()) {
    all.emplace_back(member.key(), child(member.value(), joined(path_, member.key())));
  }
  return all;
}

std::vector<Field> Field::elements() const {
  std::vector<Field> all;
  for (const Json& element : list()) {
    all.push_back(child(element, path_ + "[" + std::to_string(all.size()) + "]"));
  }
  return all;
}

std::vector<Field> Field::some_elements() const {
  if (list().empty()) refuse("is empty.");
  return elements();
}

bool Field::is_null() const { return value_->is_null(); }

bool Field::is_list() const { return value_->is_array(); }

bool Field::is_number() const { return value_->is_number(); }

double Field::number() const {
  if (!value_->is_number()) refuse("must be a number.");
  return value_->get<double>();
}

double Field::tolerance() const {
  const double value = number();
  if (value < 0) refuse("must be at least 0.");
  return value;
}

std::vector<double> Field::numbers() const {
  std::vector<double> all;
  for (const Field& element : elements()) all.push_back(element.number());
  return all;
}

std::size_t Field::count() const {
  if (!value_->is_number_unsigned()) refuse("must be a whole number from 0.");
  return value_->get<std::size_t>();
}

std::vector<std::uint32_t> Field::counts() const {
  std::vector<std::uint32_t> all;
  for (const Field& element : elements()) {
    const std::size_t count = element.count();
    if (count > std::numeric_limits<std::uint32_t>::max()) element.refuse("is too large.");
    all.push_back(static_cast<std::uint32_t>(count));
  }
  return all;
}

bool Field::flag() const {
  if (!value_->is_boolean()) refuse("must be true or false.");
  return value_->get<bool>();
}

std::string Field::text() const {
  if (!value_->is_string()) refuse("must be a text.");
  return value_->get<std::string>();
}

std::size_t Field::size() const { return value_->size(); }

Field Field::with(const std::optional<Field>& changes) const {
  if (!changes) return *this;
  Json changed = object();
  changed.update(changes->object());
  return {std::make_shared<const Json>(std::move(changed)), path_};
}

Field Field::with_json(const std::string& key, const Json& value) const {
  Json changed = object();
  changed[key] = value;
  return {std::make_shared<const Json>(std::move(changed)), path_};
}

Field Field::with(const std::string& key, double value) const { return with_json(key, value); }
Field Field::with(const std::string& key, bool value) const { return with_json(key, value); }

Field Field::with_word(const std::string& key, const std::string& value) const {
  const Json read = Json::parse(value, nullptr, false);
  return with_json(key, read.is_discarded() ? Json(value) : read);
}

}  // namespace rp::replay

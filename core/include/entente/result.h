// Errors are values: the core throws nothing.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace entente {

enum class ErrorCode {
  bad_option,       ///< an option, a dictionary or a correction is not understood
  bad_json,         ///< JSON that does not parse
  bad_asset,        ///< a lexicon or model file is damaged or of another version
  text_too_large,   ///< over 2^32 - 2 bytes
  io,               ///< a file cannot be read or written
  cancelled,
};

/// "bad_option" and so on: the `code` of an error in JSON and JavaScript.
const char* to_string(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;
};

/// A value or an Error. Ask `ok()` first: value() of an error is undefined.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}

  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }
  T& value() { return *value_; }
  const T& value() const { return *value_; }
  const Error& error() const { return *error_; }

 private:
  std::optional<T> value_;
  std::optional<Error> error_;
};

}  // namespace entente

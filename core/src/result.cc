#include "entente/result.h"

namespace entente {

const char* to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_option: return "bad_option";
    case ErrorCode::bad_json: return "bad_json";
    case ErrorCode::bad_asset: return "bad_asset";
    case ErrorCode::text_too_large: return "text_too_large";
    case ErrorCode::io: return "io";
    case ErrorCode::cancelled: return "cancelled";
  }
  return "unknown";
}

}  // namespace entente

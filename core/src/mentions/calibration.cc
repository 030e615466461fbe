#include "mentions/calibration.h"

#include <algorithm>
#include <optional>

namespace entente {
namespace {

constexpr Confidence kCertain = 1000;
constexpr std::string_view kRecogniserNames[] = {"tagger", "lexicon", "document"};  // in the order of MentionSource

/// Cuts the text before the first `mark` (or all of it) off `rest`, the mark too.
std::string_view cut(std::string_view& rest, char mark) {
  const std::size_t at = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

std::optional<Confidence> per_mille(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  if (value > kCertain) return std::nullopt;
  return static_cast<Confidence>(value);
}

/// One line of the table into `out`; false when it is not one.
bool compile_curve(std::string_view line, ByteWriter& out) {
  const std::string_view source = cut(line, '\t');
  const auto* const recogniser = std::find(std::begin(kRecogniserNames), std::end(kRecogniserNames), source);
  if (recogniser == std::end(kRecogniserNames)) return false;
  std::uint32_t types = 0, knots = 0;
  for (std::string_view names = cut(line, '\t'); !names.empty();) {
    const std::optional<MentionType> type = mention_type(cut(names, ','));
    if (!type) return false;
    types |= 1u << static_cast<int>(*type);
  }
  ByteWriter points;
  while (!line.empty()) {
    std::string_view knot = cut(line, ' ');
    const auto raw = per_mille(cut(knot, ':')), calibrated = per_mille(knot);
    if (!raw || !calibrated || ++knots > 255) return false;
    points.u16(*raw);
    points.u16(*calibrated);
  }
  out.u8(static_cast<std::uint32_t>(recogniser - std::begin(kRecogniserNames)));
  out.u16(types);
  out.u8(knots);
  out.bytes(points.take());
  return true;
}

}  // namespace

Result<Calibration> Calibration::load(Bytes section) {
  const Error damaged{ErrorCode::bad_asset, "damaged model: CALI"};
  Calibration calibration;
  if (section.empty()) return calibration;
  ByteReader reader(section);
  for (int left = reader.u8(); left > 0; --left) {
    const std::uint8_t source = reader.u8();
    const std::uint16_t types = reader.u16();
    Curve curve(reader.u8());
    for (std::size_t k = 0; k < curve.size(); ++k) {
      curve[k] = {reader.u16(), reader.u16()};  // in this order: a braced list is evaluated from left to right
      if (curve[k].raw > kCertain || curve[k].calibrated > kCertain) return damaged;
      if (k && (curve[k].raw <= curve[k - 1].raw || curve[k].calibrated < curve[k - 1].calibrated)) return damaged;
    }
    if (!reader.ok() || source >= kRecognisers || types == 0 || types >> kMentionTypes || curve.empty()) return damaged;
    for (int type = 0; type < kMentionTypes; ++type) {
      if (!(types >> type & 1)) continue;
      Curve& place = calibration.curves_[source][static_cast<std::size_t>(type)];
      if (!place.empty()) return damaged;
      place = curve;
    }
  }
  if (!reader.ok() || !reader.done()) return damaged;
  return calibration;
}

Confidence Calibration::operator()(MentionSource source, MentionType type, Confidence raw) const {
  if (static_cast<int>(source) >= kRecognisers) return raw;
  const Curve& curve = curves_[static_cast<std::size_t>(source)][static_cast<std::size_t>(type)];
  if (curve.empty()) return raw;
  const auto above = std::lower_bound(curve.begin(), curve.end(), raw, [](const Knot& knot, Confidence c) { return knot.raw < c; });
  if (above == curve.begin()) return above->calibrated;
  const Knot& below = above[-1];
  if (above == curve.end()) return below.calibrated;
  const unsigned width = above->raw - below.raw, rise = above->calibrated - below.calibrated, along = raw - below.raw;
  return static_cast<Confidence>(below.calibrated + (rise * along + width / 2) / width);
}

Result<std::string> compile_calibration(std::string_view table) {
  ByteWriter curves;
  std::uint32_t count = 0;
  for (std::uint32_t number = 1; !table.empty(); ++number) {
    const std::string_view line = cut(table, '\n');
    if (line.empty() || line.front() == '#') continue;
    if (++count > 255 || !compile_curve(line, curves)) {
      return Error{ErrorCode::bad_asset, "calibration table: line " + std::to_string(number) + " is no curve"};
    }
  }
  ByteWriter section;
  section.u8(count);
  section.bytes(curves.take());
  return section.take();
}

void calibrate(const Calibration& calibration, std::vector<Mention>& mentions, std::vector<Entity>& entities) {
  for (Entity& entity : entities) entity.confidence = 0;
  std::vector<bool> in_name(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    Mention& mention = mentions[i];
    in_name[i] = mention.within && (in_name[*mention.within] || mentions[*mention.within].form == MentionForm::name);
    if (mention.form == MentionForm::name && !in_name[i]) mention.confidence = calibration(mention.source, mention.type, mention.confidence);
    Entity& entity = entities[mention.entity];
    entity.confidence = std::max(entity.confidence, mention.confidence);
    for (const Alternative& other : mention.alternatives) {
      entities[other.entity].confidence = std::max(entities[other.entity].confidence, std::min(other.confidence, mention.confidence));
    }
  }
  // What has no mention of its own is as sure as what speaks of it.
  std::vector<std::pair<std::uint32_t, Confidence>> spoken_of;
  for (const Entity& entity : entities) {
    if (entity.of && entities[*entity.of].confidence == 0) spoken_of.push_back({*entity.of, entity.confidence});
    for (const std::uint32_t member : entity.members) {
      if (entities[member].confidence == 0) spoken_of.push_back({member, entity.confidence});
    }
  }
  for (const auto& [id, confidence] : spoken_of) entities[id].confidence = std::max(entities[id].confidence, confidence);
}

}  // namespace entente

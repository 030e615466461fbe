#include "entities/description.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace entente {
namespace {

MentionType type_of(Sort sort) {
  switch (sort) {
    case Sort::person: return MentionType::person;
    case Sort::group:
    case Sort::org: return MentionType::org;
    case Sort::state: return MentionType::gpe;
    case Sort::place: return MentionType::loc;
    case Sort::event: return MentionType::event;
    case Sort::work: return MentionType::work;
    default: return MentionType::other;
  }
}

/// What only nominals and pronouns refer to is called by the first nominal.
void describe_nameless(const Grouping& g, const std::vector<MentionIndex>& group, Entity& entity) {
  MentionIndex name = group.front();
  Sort sort = Sort::unknown;
  for (const MentionIndex i : group) {
    if (g.mentions[name].form == MentionForm::pronoun && g.mentions[i].form == MentionForm::nominal) name = i;
    if (sort == Sort::unknown) sort = g.sorts[i];
    entity.confidence = std::max(entity.confidence, g.mentions[i].confidence);
  }
  entity.name = display_form(g.mentions[name].span.of(g.document.text));
  entity.type = type_of(sort);
}

/// What the user's dictionary says comes before all.
void describe_as(const DictionaryName& entry, std::vector<std::string>& forms, Entity& entity) {
  const std::string name = display_form(entry.name);
  if (name != entity.name) {
    std::erase(forms, name);
    forms.insert(forms.begin(), std::exchange(entity.name, name));
  }
  if (entry.wikidata.empty() && entry.iso3166.empty() && entry.geonames.empty()) return;
  entity.wikidata = entry.wikidata;
  entity.iso3166 = entry.iso3166;
  entity.geonames = entry.geonames;
  entity.linking_source = "dictionary";
  entity.linking_confidence = 1000;
}

/// An office holder whom the text does not name.
void describe_holder(const Grouping& g, const Fact& holder, Entity& entity) {
  std::vector<std::string> forms;
  entity.name = g.lexicon().entry(holder.entry).name;
  entity.type = MentionType::person;
  add_fact(holder, g.lexicon(), forms, entity);
  entity.linking_source = "terms of office";
  entity.linking_confidence = holder.confidence;
}

void describe_named(const Grouping& g, const std::vector<MentionIndex>& group, const Confirmation& confirmation, const Fact* holder, Entity& entity) {
  std::vector<MentionIndex> own, lent;  // what the user merged into the entity gives it aliases and roles, no more
  for (const MentionIndex i : group) (g.lent[i] ? lent : own).push_back(i);
  if (own.empty()) own.swap(lent);
  std::vector<std::string> forms;
  std::set<std::string> seen;
  const auto add_form = [&](MentionIndex i) {
    const Mention& mention = g.mentions[i];
    entity.confidence = std::max(entity.confidence, mention.confidence);
    // "Beijing" is no name of China's, even where it means its government.
    std::string form = g.is_government(i) ? std::string(g.lexicon().entry(g.referent(i)->entry).name) : display_form(mention.span.of(g.document.text));
    if (seen.insert(form).second) forms.push_back(std::move(form));
  };
  std::array<std::uint32_t, kMentionTypes> weight{};
  const Fact* fact = nullptr;
  const DictionaryName* entry = nullptr;
  for (const MentionIndex i : own) {
    weight[static_cast<int>(g.mentions[i].type)] += g.mentions[i].confidence;
    add_form(i);
    if (!fact) fact = g.referent(i);
    if (!entry) entry = g.entries[i];
  }
  const auto best = std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); }) - forms.begin();
  for (const MentionIndex i : lent) add_form(i);
  entity.type = static_cast<MentionType>(std::max_element(weight.begin(), weight.end()) - weight.begin());
  entity.name = forms[static_cast<std::size_t>(best)];
  forms.erase(forms.begin() + best);
  if (fact && may_be(fact->kind, entity.type)) {
    add_fact(*fact, g.lexicon(), forms, entity);
    const bool holds_office = holder && holder->entry == fact->entry;
    if (!holds_office && !confirmation.holds(own, *fact)) drop_wikidata(entity);
  }
  if (entry) describe_as(*entry, forms, entity);
  entity.aliases = std::move(forms);
}

}  // namespace

std::vector<Entity> describe_entities(Grouping& g, const Confirmation& confirmation) {
  std::map<MentionIndex, std::vector<MentionIndex>> members;
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) members[g.clusters.root(i)].push_back(i);
  std::vector<Entity> entities;
  for (const auto& [root, group] : members) {  // by first mention
    Entity entity;
    entity.id = static_cast<std::uint32_t>(entities.size());
    std::vector<MentionIndex> names;
    const Fact* holder = nullptr;
    for (const MentionIndex i : group) {
      g.mentions[i].entity = entity.id;
      if (!holder && g.offices[i] && g.offices[i]->holder) holder = &*g.offices[i]->holder;
      if (g.is_name(i)) names.push_back(i);
    }
    if (names.empty()) {
      describe_nameless(g, group, entity);
      if (holder) describe_holder(g, *holder, entity);
    } else {
      describe_named(g, names, confirmation, holder, entity);
    }
    for (const MentionIndex i : group) {
      if (!g.is_name(i)) g.mentions[i].type = entity.type;
    }
    entities.push_back(std::move(entity));
  }
  return entities;
}

void keep_other_readings(Grouping& g, KnownEntities& known) {
  for (MentionIndex i = 0; i < g.mentions.size(); ++i) {
    if (!g.seats[i]) continue;
    const SeatReading& seat = *g.seats[i];
    Mention& mention = g.mentions[i];
    if (!mention.reading) mention.reading = seat.government ? kGovernmentReading : kCityReading;
    const auto rest = static_cast<Confidence>(1000 - seat.confidence);
    if (rest < kLiveReading) continue;
    const Fact& other = seat.government ? *g.facts[i] : seat.state;
    mention.alternatives.push_back({known.of(other), seat.government ? kCityReading : kGovernmentReading, rest});
  }
}

}  // namespace entente

// The texts were written for these tests, each in the language it is named for.
#include <gtest/gtest.h>

#include "text_helpers.h"

namespace entente {
namespace {

void expect_language(const std::string& text, const char* language) {
  const Document document = read_document(text);
  EXPECT_EQ(document.language, language) << text;
  EXPECT_EQ(document.english, std::string(language) == "en" || std::string(language) == "und") << text;
}

TEST(Language, EnglishProse) { expect_language("The leader of the north has made a second visit to the port city. He met the president there.", "en"); }
TEST(Language, AShortEnglishHeadlineIsNotForeign) {
  EXPECT_TRUE(read_document("Kim Jong Un Visits Dalian").english);
  EXPECT_TRUE(read_document("Macron in Berlin").english);
  EXPECT_TRUE(read_document("Trump, Kim en route").english);
}
TEST(Language, ANameIsNotForeign) {
  for (const char* name : {"Ursula von der Leyen", "Luiz In\xC3\xA1" "cio Lula da Silva", "Charles de Gaulle", "Xi Jinping", "Osama bin Laden"}) {
    EXPECT_TRUE(read_document(name).english) << name;
  }
}
TEST(Language, LatinScriptLanguages) {
  expect_language("Der Machthaber ist zu einem zweiten Besuch in die Hafenstadt gereist. Er traf dort den Minister und sprach mit ihm.", "de");
  expect_language("Le dirigeant est arriv\xC3\xA9 dans la ville pour une deuxi\xC3\xA8me visite. Il a rencontr\xC3\xA9 le ministre et les deux ont parl\xC3\xA9.", "fr");
  expect_language("El l\xC3\xAD" "der lleg\xC3\xB3 a la ciudad para una segunda visita. Se reuni\xC3\xB3 con el ministro y los dos hablaron de la paz.", "es");
  expect_language("Il capo \xC3\xA8 arrivato nella citt\xC3\xA0 per una seconda visita. Ha incontrato il ministro e i due hanno parlato della pace.", "it");
  expect_language("O l\xC3\xAD" "der chegou \xC3\xA0 cidade para uma segunda visita. Ele falou com o ministro e os dois n\xC3\xA3o disseram mais sobre a paz.", "pt");
  expect_language("De leider is in de stad aangekomen voor een tweede bezoek. Hij sprak daar met de minister en ze hebben over vrede gepraat.", "nl");
  expect_language("Ledaren har kommit till staden f\xC3\xB6r ett andra bes\xC3\xB6k. Han tr\xC3\xA4" "ffade ministern och de talade om fred med varandra.", "sv");
  expect_language("Przyw\xC3\xB3" "dca przyby\xC5\x82 do miasta z drug\xC4\x85 wizyt\xC4\x85. Spotka\xC5\x82 si\xC4\x99 tam z ministrem i nie powiedzia\xC5\x82, \xC5\xBC" "e to jest koniec.", "pl");
  expect_language("Lider ikinci bir ziyaret i\xC3\xA7in \xC5\x9F" "ehre geldi. Bakan ile bir araya geldi ve bar\xC4\xB1\xC5\x9F i\xC3\xA7in daha \xC3\xA7ok \xC3\xA7" "al\xC4\xB1\xC5\x9F" "acak.", "tr");
  expect_language("Pemimpin itu tiba di kota untuk kunjungan kedua. Dia bertemu dengan menteri dan mereka tidak akan kembali ke ibu kota.", "id");
}
TEST(Language, OtherScripts) {
  expect_language("\xD0\x9A\xD0\xB8\xD0\xBC \xD0\xBF\xD1\x80\xD0\xB8\xD0\xB5\xD1\x85\xD0\xB0\xD0\xBB \xD0\xB2 \xD0\xB3\xD0\xBE\xD1\x80\xD0\xBE\xD0\xB4.", "ru");
  expect_language("\xD9\x88\xD8\xB5\xD9\x84 \xD9\x83\xD9\x8A\xD9\x85 \xD8\xA5\xD9\x84\xD9\x89 \xD8\xA7\xD9\x84\xD9\x85\xD8\xAF\xD9\x8A\xD9\x86\xD8\xA9", "ar");
  expect_language("\xE9\x87\x91\xE6\xAD\xA3\xE6\x81\xA9\xE8\xAE\xBF\xE9\x97\xAE\xE5\xA4\xA7\xE8\xBF\x9E\xE3\x80\x82", "zh");
  expect_language("\xEA\xB9\x80\xEC\xA0\x95\xEC\x9D\x80\xEC\x9D\xB4 \xEB\x8F\x84\xEC\x8B\x9C\xEC\x97\x90 \xEC\x99\x94\xEB\x8B\xA4.", "ko");
}
TEST(Language, EnglishWithForeignNamesStaysEnglish) {
  expect_language("The minister met Xi Jinping (\xE4\xB9\xA0\xE8\xBF\x91\xE5\xB9\xB3) and Carlos de la Torre of La Naci\xC3\xB3n in the capital.", "en");
}

}  // namespace
}  // namespace entente

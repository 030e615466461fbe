# Embeds core/data/values/*.txt, as they are, in a generated header: kWordsRules and so on.
file(GLOB VALUES_DATA CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/data/values/*.txt)
set(VALUES_DATA_HEADER "// Generated from core/data/values by core/src/values/data.cmake.\n#pragma once\n\n#include <string_view>\n\nnamespace entente::values_data {\n")
foreach(file ${VALUES_DATA})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} content)
  # A string literal may be limited to 64 kB.
  string(APPEND VALUES_DATA_HEADER "\ninline constexpr std::string_view ${name} = R\"~data~(${content})~data~\";\n")
endforeach()
string(APPEND VALUES_DATA_HEADER "\n}  // namespace entente::values_data\n")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/values_data.h CONTENT "${VALUES_DATA_HEADER}" @ONLY)

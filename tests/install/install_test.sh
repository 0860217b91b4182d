#!/usr/bin/env bash
# Installs the build and uses it as others would: the examples by find_package, one of them by pkg-config, each public
# header alone.   install_test.sh BUILD_DIR SOURCE_DIR
set -euo pipefail
build=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix

cmake --install "$build" --prefix "$prefix" >"$work/install.log"
"$prefix/bin/attrmap" eval '"installed"'

for example in evaluate threads custom_function; do
  cmake -S "$source/examples/$example" -B "$work/$example" -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH="$prefix" >"$work/$example.log"
  cmake --build "$work/$example" >>"$work/$example.log" || { cat "$work/$example.log"; exit 1; }
  "$work/$example/$example"
done

# The installed .pc file names the prefix of the configuration; a moved tree overrides it.
PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name attrmap.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046
g++ -std=c++20 "$source/examples/evaluate/main.cpp" $(pkg-config --define-variable=prefix="$prefix" --cflags --libs attrmap) -o "$work/with-pkg-config"
"$work/with-pkg-config"

for header in "$prefix"/include/attrmap/*.hpp; do
  echo "#include <attrmap/$(basename "$header")>" >"$work/alone.cpp"
  g++ -std=c++20 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I"$prefix/include" "$work/alone.cpp"
done
echo "the installed package works"

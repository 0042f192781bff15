#!/bin/sh
# Installs Debian's packages of the given names where that is allowed.
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || exit 1
export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1; }
install "$@" || { apt-get update -q >/dev/null 2>&1 && install "$@"; }

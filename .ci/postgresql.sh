#!/bin/sh
# Installs Debian's PostgreSQL server where that is allowed; the tests start one of their own.
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || exit 1
export DEBIAN_FRONTEND=noninteractive
install="apt-get install -y -q --no-install-recommends postgresql"
$install >/dev/null 2>&1 || { apt-get update -q >/dev/null 2>&1 && $install >/dev/null 2>&1; }

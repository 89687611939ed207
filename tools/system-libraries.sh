#!/bin/sh
# The system libraries of the PDF (and of the tests with the word "test"): installed when run as
# root on Debian or Ubuntu, named otherwise. Word file, web page and figures need none of them.
set -eu

packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2"
[ "${1:-}" = test ] && packages="$packages poppler-utils strace util-linux"
# Any Chromium will do, so none is installed beside one that is there.
browser="${CHROMIUM:-}"
for name in chromium chromium-browser google-chrome chrome; do
  [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
[ "${1:-}" = test ] && [ -z "$browser" ] && packages="$packages chromium"

missing=""
for package in $packages; do
  if command -v dpkg-query >/dev/null 2>&1; then
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
  fi
done
[ -z "$missing" ] && command -v dpkg-query >/dev/null 2>&1 && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing$missing"
  # A machine that has just started may be installing something itself, and mirrors stumble.
  patience="-o DPkg::Lock::Timeout=600 -o Acquire::Retries=5"
  apt-get $patience update -qq
  DEBIAN_FRONTEND=noninteractive apt-get $patience install -y -qq --no-install-recommends $missing >/dev/null
  exit 0
fi
echo "The PDF needs Pango and the Liberation fonts. On Debian or Ubuntu an administrator installs them with:"
echo "  apt-get install $packages"
echo "On macOS: brew install pango font-liberation. On Windows: the MSYS2 package mingw-w64-x86_64-pango."
echo "Without them the Word file, the web page and the figures are still made."

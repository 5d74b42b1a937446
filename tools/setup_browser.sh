#!/bin/sh
# The browser for the tests of pages, from Debian's packages where it is missing and can be installed.
command -v chromium >/dev/null 2>&1 && exit 0
command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || { echo "factcheck: no chromium here; the tests of pages are skipped" >&2; exit 0; }
echo "factcheck: installing chromium for the tests of pages" >&2
apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1 || echo "factcheck: chromium could not be installed; the tests of pages are skipped" >&2
exit 0

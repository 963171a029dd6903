#!/bin/sh
# Starts the app with core dumps off. A dump of the vault would write an open key to the disk, or hand it to a crash
# handler, and no JavaScript can set the limit of its own process; every process of the app inherits this one.
here=$(dirname "$(readlink -f "$0")")
app="$here/coldkey-workstation-app"
# One byte: too small for any file, and the only limit at which the kernel pipes nothing to a handler either (Linux,
# fs/coredump.c). Not to be had where the limit is 0 already, or without util-linux.
if prlimit --core=1:1 true 2>/dev/null; then
  exec prlimit --core=1:1 "$app" "$@"
fi
ulimit -c 0
exec "$app" "$@"

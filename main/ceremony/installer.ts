/**
 * The one file that goes to a server: a POSIX shell script, short enough to be read before it is run, with the bundle
 * that only the server's age identity opens. Nothing in the script is secret; docs/formats.md describes it and the
 * receipt that it prints. Whoever runs it first compares the file's SHA-256 with what the workstation shows: a script
 * cannot vouch for itself.
 */
import type { ManifestLine } from "../vault/protocol/deliveries.ts";

export interface InstallerParts {
  readonly delivery: string;
  /** Name of btcli's wallet folder: the coldkey's name. */
  readonly wallet: string;
  /** 64 hex digits that were never used before. */
  readonly challenge: string;
  readonly manifest: readonly ManifestLine[];
  /** The age file, in ASCII armor. */
  readonly armored: string;
}

/** The first line of a receipt, and of the text that every hotkey signs. */
export const RECEIPT_MARK = "coldkey-workstation-receipt 1";

/** Everything that goes in is of strict alphabets (ids, key names, hex, base64), so that nothing needs quoting. */
export function installerScript(parts: InstallerParts): string {
  const { delivery, wallet, challenge, manifest, armored } = parts;
  const list = manifest.map(({ path, sha256, address }) => `${path} ${sha256} ${address ?? "-"}`);
  const strange = [delivery, wallet, challenge, ...list].find((text) => !/^[\w./ -]+$/.test(text));
  if (strange !== undefined) throw new Error("A part of the installer is not of its alphabet");
  return SCRIPT.replace("@DELIVERY@", delivery)
    .replace("@WALLET@", wallet)
    .replace("@CHALLENGE@", challenge)
    .replace("@LIST@", list.join("\n"))
    .replace("@SEALED@", armored.trimEnd());
}

const SCRIPT = `#!/bin/sh
# Installs hotkeys on this server. Read it before you run it: it is all there is, and it connects to nothing.
#
#   sh THIS-FILE -i IDENTITY [-d WALLETS] [-p PYTHON] > receipt.txt
#   sh THIS-FILE -l                 only lists what is in it
#
#   -i  this server's age identity: what "age-keygen -o IDENTITY" wrote
#   -d  where btcli keeps its wallets (~/.bittensor/wallets unless said otherwise)
#   -p  a Python that has bittensor-wallet, for the proof of possession (python3 unless said otherwise)
#
# 1. decrypts with age, into this shell's memory and nowhere else   2. compares every file with the list below
# 3. stops when another file has one of the names                   4. writes: folders 0700, files 0600
# 5. lets bittensor-wallet sign the challenge with each hotkey      6. prints the receipt for the workstation

set -eu
umask 077

delivery='@DELIVERY@'
wallet='@WALLET@'
challenge='@CHALLENGE@'

# path below the wallet, SHA-256 of its content, address of the hotkey (-: a public file)
list() {
  cat <<'LIST'
@LIST@
LIST
}

say() { printf '%s\\n' "$*" >&2; }
stop() {
  say "Stopped: $*"
  exit 1
}

sha256() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum
  elif command -v shasum >/dev/null 2>&1; then shasum -a 256
  else openssl dgst -sha256 -r
  fi | cut -c 1-64
}

# Runs its arguments for every file of the bundle, with the path and the content added. printf and read are part of
# the shell: no secret is ever an argument of a program, where others could see it.
each_file() {
  printf '%s\\n' "$bundle" | {
    IFS= read -r mark
    [ "$mark" = 'coldkey-workstation-bundle 1' ] || stop "this is not a bundle that this script knows"
    while IFS= read -r path && [ "$path" != end ]; do
      IFS= read -r content || stop "the bundle ends too early"
      "$@" "$path" "$content"
    done
    [ "$path" = end ] || stop "the bundle ends too early"
  }
}

# 2. path and SHA-256, to be compared with the list as a whole: nothing more, nothing less, in this order
sum_of() { printf '%s %s\\n' "$1" "$(printf '%s' "$2" | sha256)"; }

# 3.
check_name() {
  case $1 in
    coldkeypub.txt) ;;
    hotkeys/*/* | hotkeys/.* | hotkeys/) stop "the bundle has a strange path" ;;
    hotkeys/*) ;;
    *) stop "the bundle has a strange path" ;;
  esac
  [ -e "$folder/$1" ] || [ -L "$folder/$1" ] || return 0
  [ -f "$folder/$1" ] && [ ! -L "$folder/$1" ] && [ "$(sha256 <"$folder/$1")" = "$(printf '%s' "$2" | sha256)" ] ||
    stop "$folder/$1 is there and is something else. Nothing was changed."
}

# 4. a hard link gives a file its name only if nothing has it yet
write_file() {
  [ -e "$folder/$1" ] && return 0
  new=$folder/hotkeys/.new-$$
  rm -f "$new"
  (set -C && printf '%s' "$2" >"$new") || stop "cannot write in $folder/hotkeys"
  chmod 600 "$new"
  ln "$new" "$folder/$1" || { rm -f "$new"; stop "cannot write $folder/$1"; }
  rm -f "$new"
  [ "$(sha256 <"$folder/$1")" = "$(printf '%s' "$2" | sha256)" ] || stop "$folder/$1 reads back differently"
}

# 5. one line for each hotkey: its address and its signature, or "-" where there is none
signatures() {
  list | "$python" -c '
import sys
from bittensor_wallet import Keyfile
folder, message = sys.argv[1], sys.argv[2].encode()
for line in sys.stdin:
    path, _, address = line.split()
    if address != "-":
        key = Keyfile(path=folder + "/" + path, name=path.split("/")[-1]).get_keypair()
        signature = key.sign(message).hex() if key.ss58_address == address else "-"
        print("hotkey", address, signature)
' "$folder" "$1" 2>/dev/null || unsigned
}
unsigned() {
  say "Without a proof of possession: $python has no bittensor-wallet that works. The receipt says so."
  list | while read -r _ _ address; do
    [ "$address" = - ] || printf 'hotkey %s -\\n' "$address"
  done
}

# 6.
receipt() {
  host=$(uname -n | tr -cd 'A-Za-z0-9._-' | cut -c 1-60)
  head=$(printf '%s\\n' '${RECEIPT_MARK}' "delivery $delivery" "challenge $challenge" "host \${host:-unnamed}" \\
    "time $(date -u +%Y-%m-%dT%H:%M:%SZ)")
  # The tags say to every wallet that this text is no transaction.
  proofs=$(signatures "<Bytes>$head</Bytes>")
  printf '%s\\n' "$head" "$proofs" end
}

main() {
  identity='' wallets=\${HOME:-}/.bittensor/wallets python=python3
  while getopts i:d:p:l option; do
    case $option in
      i) identity=$OPTARG ;;
      d) wallets=$OPTARG ;;
      p) python=$OPTARG ;;
      l) list; exit 0 ;;
      *) stop "usage: sh $0 -i IDENTITY [-d WALLETS] [-p PYTHON]" ;;
    esac
  done
  [ -n "$identity" ] || stop "say with -i where this server's age identity is"
  command -v age >/dev/null 2>&1 || stop "age is not installed: https://age-encryption.org"
  folder=$wallets/$wallet
  bundle=$(sealed | age -d -i "$identity") || stop "age cannot open the bundle with this identity"
  sums=$(each_file sum_of)
  [ "$sums" = "$(list | cut -d ' ' -f 1,2)" ] || stop "the bundle is not what the list says"
  each_file check_name
  mkdir -p "$folder/hotkeys"
  chmod 700 "$folder" "$folder/hotkeys"
  rm -f "$folder"/hotkeys/.new-*  # what an interrupted run left
  each_file write_file
  bundle=''
  say "Installed in $folder:" "$(list | grep -c -v ' -$') hotkeys."
  answer=$(receipt)
  printf '%s\\n' "$answer"
  if command -v qrencode >/dev/null 2>&1 && [ \${#answer} -le 2900 ]; then
    printf '%s\\n' "$answer" | qrencode -t ANSIUTF8 >&2
  fi
  say "Carry the receipt (what was printed from '${RECEIPT_MARK}' to 'end') back to the workstation."
}

sealed() {
  cat <<'AGE'
@SEALED@
AGE
}

main "$@"
`;

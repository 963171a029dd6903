/** What of a folder's files can be brought, and as what. The core decides again; this is for what is shown. */
import type { FolderImport, FoundWallet, Snapshot, WalletFile } from "../../../types.ts";

export interface Entry {
  readonly wallet: FoundWallet;
  readonly file: WalletFile;
}

/** Beside a key, coldkeypub.txt says nothing new; without one it is a watch-only wallet. */
export function shownFiles(wallet: FoundWallet): readonly WalletFile[] {
  const hasKey = wallet.files.some(({ role, format }) => role === "coldkey" && format !== null);
  return wallet.files.filter(
    ({ role, fault }) => role !== "coldkeypub" || !hasKey || fault !== null,
  );
}

export function entriesOf(found: FolderImport): readonly Entry[] {
  return found.wallets.flatMap((wallet) => shownFiles(wallet).map((file) => ({ wallet, file })));
}

/** A wrong passphrase can be tried again; what the file itself is cannot be helped. */
const AGAIN = new Set(["KEYFILE_WRONG_PASSPHRASE", "KEYFILE_NEEDS_PASSPHRASE", "VAULT_GONE"]);

export function canBring({ file }: Entry): boolean {
  const { state, hereAs, format, role, fault, address } = file;
  if (state === "stored" || hereAs !== null || format === null) return false;
  if (state === "found" && fault !== null && !AGAIN.has(fault.code)) return false;
  return role === "coldkeypub" ? address !== null : format !== "public";
}

export const isWatch = ({ file }: Entry): boolean => file.role === "coldkeypub";
export const isLocked = ({ file }: Entry): boolean =>
  file.state === "found" && file.needsPassphrase && file.role !== "coldkeypub";

/** The coldkey that is here already and whose passphrase its hotkeys share; null: the new passphrase of this import. */
export function ownerHere(snapshot: Snapshot, { wallet, file }: Entry) {
  if (file.role !== "hotkey") return null;
  return snapshot.coldkeys.find(({ address }) => address === wallet.coldkey) ?? null;
}

/** Names are shared by coldkeys and watched addresses, and by the hotkeys of one coldkey. */
export function spaceOf({ wallet, file }: Entry): string {
  return file.role === "hotkey" ? `under ${wallet.coldkey}` : "coldkeys";
}

export function takenNames(snapshot: Snapshot, entry: Entry): readonly string[] {
  const { wallet, file } = entry;
  if (file.role === "hotkey") {
    const mine = snapshot.hotkeys.filter(({ coldkey }) => coldkey === wallet.coldkey);
    return mine.map(({ name }) => name);
  }
  const others = snapshot.watched.filter(({ address }) => address !== file.address);
  return [...snapshot.coldkeys, ...snapshot.ceremonies, ...others].flatMap(
    ({ name }) => name ?? [],
  );
}

/**
 * What the copies of a coldkey are good for: which single loss they survive, and whether that is enough (design §7). No
 * copy enters the register unproved and no split unrehearsed, so that only what is lost together is left to judge.
 */
import type { BackupCopy, Safety, Split } from "../../preload/contract.ts";
import { Refusal } from "../lib/fault.ts";
import { countingCopies, normal } from "./copies.ts";

interface Register {
  readonly copies: readonly BackupCopy[];
  readonly splits: readonly Split[];
}

/** Whether these copies bring the key back. A USB copy takes the passphrase; words and shares take nothing else. */
function opens(
  copies: readonly BackupCopy[],
  splits: readonly Split[],
  hasPassphrase: boolean,
): boolean {
  const isWhole = copies.some(
    ({ share, medium }) => share === null && (medium !== "usb" || hasPassphrase),
  );
  return (
    isWhole ||
    splits.some(({ id, threshold }) => {
      const shares = copies.flatMap(({ share }) => (share?.split === id ? [share.index] : []));
      return new Set(shares).size >= threshold;
    })
  );
}

export function safetyOf({ copies, splits }: Register): Safety {
  const counting = countingCopies(copies);
  const places = [...new Map(counting.map(({ place }) => [normal(place), place])).entries()];
  const at = (place: string) => (copy: BackupCopy) => normal(copy.place) === place;
  const without = (isLost: (copy: BackupCopy) => boolean): boolean =>
    opens(
      counting.filter((copy) => !isLost(copy)),
      splits,
      true,
    );
  const fatalPlaces = places.filter(([place]) => !without(at(place))).map(([, name]) => name);
  const custodians = new Set(
    counting.flatMap(({ custodian }) => (custodian === null ? [] : [normal(custodian)])),
  );
  const anyCustodian =
    custodians.size === 0
      ? null
      : [...custodians].every((one) =>
          without(({ custodian }) => custodian !== null && normal(custodian) === one),
        );
  const anyPlace = places.length > 0 && fatalPlaces.length === 0;
  const forgottenPassphrase = opens(counting, splits, false);
  return {
    // Two copies in two places, or a split that outlives any one place. Files on drives alone would hang on a memory.
    isSafe: anyPlace && forgottenPassphrase,
    anyPlace,
    anyCustodian,
    forgottenPassphrase,
    fatalPlaces,
    openPlaces: places
      .filter(([place]) => opens(counting.filter(at(place)), splits, false))
      .map(([, name]) => name),
  };
}

export const isSafe = (register: Register): boolean => safetyOf(register).isSafe;

/**
 * Acts that only take value off a key, and so need no proved backup of it. Every other one asks for the typed override
 * on a coldkey that is not yet safe, also one that is added later.
 */
const TAKES_AWAY: readonly string[] = [
  ...["transfer", "transfer-all", "transfer-stake", "remove-stake", "unstake-all"],
  ...["unstake-all-alpha", "remove-proxy", "execute-swap", "dispute-swap", "clear-swap"],
  // Done for another account, or against what somebody began.
  ...["proxy", "proxy-announce", "proxy-execute", "proxy-reject", "proxy-withdraw"],
  ...["multisig-propose", "multisig-approve", "multisig-cancel"],
];
export const needsProvedBackup = (operation: string): boolean => !TAKES_AWAY.includes(operation);

/**
 * The one rule for all of them. Refuses COLDKEY_NOT_YET_SAFE unless it was overridden by typing; returns whether it was.
 * Of keys that are not ours nothing is asked: their backups are somebody else's.
 */
export function demandBackup(
  operation: string,
  register: Register | undefined,
  isOverridden: boolean,
): boolean {
  const isAsked = register !== undefined && needsProvedBackup(operation) && !isSafe(register);
  if (isAsked && !isOverridden) throw new Refusal("COLDKEY_NOT_YET_SAFE", {});
  return isAsked;
}

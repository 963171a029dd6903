/** Which hotkey: one of the coldkey's that are here, or the address of another. */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { readAddress } from "../../lib/address.ts";
import { hotkeysOf } from "../../lib/signers.ts";
import { en } from "../../messages/en.ts";
import { SelectField } from "../../ui/field.tsx";
import { nameOrEnds } from "../names.ts";
import { AddressField } from "./address-field.tsx";

const OTHER = "other";

export interface HotkeyChoice {
  /** Null while the address of another one is missing or wrong. */
  readonly hotkey: string | null;
  /** Of the coldkey, as far as they are here: none for an account that is only acted for. */
  readonly mine: readonly string[];
  readonly picked: string;
  readonly other: string;
  readonly onPick: (picked: string) => void;
  readonly onOther: (address: string) => void;
}

/** `first`: what stands there at first, if it is known. */
export function useHotkey(coldkey: string, first: string): HotkeyChoice {
  const { snapshot } = useWorkstation();
  const [chosen, onPick] = useState(first);
  const [other, onOther] = useState(first);
  const mine = hotkeysOf(snapshot)
    .filter((one) => one.coldkey === coldkey)
    .map((one) => one.address as string);
  const picked = chosen === "" ? (mine[0] ?? OTHER) : mine.includes(chosen) ? chosen : OTHER;
  const hotkey = picked === OTHER ? readAddress(other) : picked;
  return { hotkey, mine, picked, other, onPick, onOther };
}

export function HotkeyField({
  label,
  choice: { mine, picked, other, onPick, onOther },
}: {
  readonly label: string;
  readonly choice: HotkeyChoice;
}) {
  const { snapshot } = useWorkstation();
  return (
    <>
      <SelectField
        label={label}
        value={picked}
        onChange={(event) => onPick(event.currentTarget.value)}
        options={[
          ...mine.map((address) => ({ value: address, label: nameOrEnds(snapshot, address) })),
          { value: OTHER, label: en.staking.otherHotkey },
        ]}
      />
      {picked === OTHER ? (
        <AddressField label={en.staking.hotkeyAddress} value={other} onChange={onOther} />
      ) : null}
    </>
  );
}

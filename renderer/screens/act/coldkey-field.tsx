/** Whose act it is: one of our coldkeys, or the account that a multisig or a proxy acts for and who signs for it. */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { signersOf } from "../../lib/signers.ts";
import { en } from "../../messages/en.ts";
import { Address } from "../../ui/address.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Tick } from "../../ui/tick.tsx";
import { useActsFor } from "./acts-for.ts";

/** The coldkey of the operation, and how it is changed. */
export function useColdkey(...wishes: readonly (string | undefined)[]) {
  const { snapshot } = useWorkstation();
  const actsFor = useActsFor();
  const first = wishes.find((one) => one !== undefined) ?? signersOf(snapshot)[0]?.address;
  const [coldkey, setColdkey] = useState<string>(first ?? "");
  return [actsFor?.account ?? coldkey, setColdkey] as const;
}

interface ColdkeyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (coldkey: string) => void;
}

export function ColdkeyField({ label, value, onChange }: ColdkeyFieldProps) {
  const { snapshot } = useWorkstation();
  const actsFor = useActsFor();
  if (actsFor === null) {
    return (
      <SelectField
        label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        options={signersOf(snapshot).map((key) => ({
          value: key.address,
          label: en.act.register.coldkeyOption(key.name, key.balance?.freeRao ?? null),
        }))}
      />
    );
  }
  const words = en.together;
  return (
    <>
      <Notice level="info" title={words.actsFor[actsFor.through.kind](actsFor.name)}>
        <Address address={actsFor.account} />
      </Notice>
      {actsFor.signers.length === 0 ? (
        <Notice level="care" title={words.noSigner} />
      ) : (
        <SelectField
          label={words.signer}
          value={actsFor.signer}
          onChange={(event) => actsFor.onSigner(event.currentTarget.value)}
          options={actsFor.signers.map(({ address, name }) => ({ value: address, label: name }))}
        />
      )}
      {actsFor.through.kind === "proxy" ? (
        <Tick isTicked={actsFor.isAnnounced} onTick={actsFor.onAnnounced}>
          {words.announce}
        </Tick>
      ) : null}
    </>
  );
}

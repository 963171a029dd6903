/**
 * A field for somebody's address: the name behind it, whether it was ever used, and whether it only looks like one that
 * was. An address in another network's form is converted when asked for, never by itself.
 */
import { useEffect, useState } from "react";
import { workstation } from "../../bridge.ts";
import { looksFinished, readAddress } from "../../lib/address.ts";
import { en } from "../../messages/en.ts";
import type { AddressLook } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";

const words = en.book.look;
/** What the core takes as a text for an address. */
const ADDRESS_TEXT = /^[0-9A-Za-z]{40,60}$/;

interface AddressFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
}

export function AddressField({ label, value, onChange, hint }: AddressFieldProps) {
  const look = useLook(value);
  const isBad = looksFinished(value) && readAddress(value) === null && look?.converted == null;
  return (
    <>
      <TextField
        label={label}
        value={value}
        isMono
        data-use="address"
        onChange={(event) => onChange(event.currentTarget.value)}
        hint={hint ?? en.act.send.toHint}
        error={isBad ? en.act.send.toBad : null}
      />
      {look === null ? null : <Looked look={look} onUse={onChange} />}
    </>
  );
}

function useLook(value: string): AddressLook | null {
  const text = value.replace(/\s/g, "");
  const [look, setLook] = useState<AddressLook | null>(null);
  useEffect(() => {
    if (!ADDRESS_TEXT.test(text)) return setLook(null);
    let isStale = false;
    void workstation()
      .book.look({ addresses: [text] })
      .then((reply) => {
        if (!isStale) setLook(reply.ok ? (reply.value[0] ?? null) : null);
      });
    return () => {
      isStale = true;
    };
  }, [text]);
  return look?.text === text ? look : null;
}

function Looked({
  look,
  onUse,
}: {
  readonly look: AddressLook;
  readonly onUse: (value: string) => void;
}) {
  const { address, converted, name, role, isSentBefore, twin } = look;
  if (converted !== null) {
    return (
      <Notice
        level="care"
        title={words.otherForm}
        actions={
          <Button size="small" onClick={() => onUse(converted)}>
            {words.convert}
          </Button>
        }
      >
        <p>{words.otherFormText}</p>
        <Address address={converted} />
      </Notice>
    );
  }
  if (address === null) return <Notice level="care" title={words.bad} />;
  if (twin !== null) {
    return (
      <Notice level="refused" title={words.twin(twin.name)}>
        <p>{words.twinThis}</p>
        <Address address={address} />
        <p>{words.twinThat}</p>
        <Address address={twin.address} />
      </Notice>
    );
  }
  const title =
    name === null
      ? isSentBefore
        ? words.usedBefore
        : words.never
      : words.named(name, role === null ? "" : words.roles[role]);
  return (
    <Notice level={name === null && !isSentBefore ? "care" : "info"} title={title}>
      {name !== null && !isSentBefore && role !== "coldkey" && role !== "hotkey" ? (
        <p>{words.neverShort}</p>
      ) : null}
      <Address address={address} />
    </Notice>
  );
}

import { Plus, Save } from "lucide-react";
import { useEffect, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { readAddress } from "../../lib/address.ts";
import { en } from "../../messages/en.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { AddressField } from "../act/address-field.tsx";

const words = en.together.multisig;
/** The chain's own limit is 100; nobody types that many here. */
const MOST_MEMBERS = 20;

export function MakeMultisig() {
  const [name, setName] = useState("");
  const [texts, setTexts] = useState<readonly string[]>(["", ""]);
  const [chosen, setThreshold] = useState(2);
  const [address, setAddress] = useState<string | null>(null);
  const make = useCall();
  const save = useCall();
  const members = texts.map(readAddress);
  const isWhole = members.every((one) => one !== null);
  const threshold = Math.min(chosen, texts.length);
  const key = isWhole ? `${members.join()} ${threshold}` : "";
  const { run } = make;

  useEffect(() => {
    setAddress(null);
    if (key === "") return;
    const [list = "", number = ""] = key.split(" ");
    let isStale = false;
    void run(() =>
      workstation().multisig.make({ members: list.split(","), threshold: Number(number) }),
    ).then((reply) => {
      if (!isStale && reply?.ok) setAddress(reply.value.address);
    });
    return () => {
      isStale = true;
    };
  }, [key, run]);

  const keep = async (): Promise<void> => {
    if (!isWhole) return;
    const reply = await save.run(() => workstation().multisig.add({ name, members, threshold }));
    if (!reply?.ok) return;
    setName("");
    setTexts(["", ""]);
  };

  return (
    <Card label={words.make}>
      <Stack gap="wide">
        <h2>{words.make}</h2>
        <Small>{words.makeLede}</Small>
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {texts.map((text, at) => (
          <AddressField
            // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other name than their place
            key={at}
            label={words.member(at + 1)}
            value={text}
            onChange={(value) => setTexts(texts.map((one, index) => (index === at ? value : one)))}
          />
        ))}
        {texts.length >= MOST_MEMBERS ? null : (
          <Row>
            <Button
              size="small"
              icon={<Plus aria-hidden="true" />}
              onClick={() => setTexts([...texts, ""])}
            >
              {words.addMember}
            </Button>
          </Row>
        )}
        <SelectField
          label={words.threshold}
          value={String(threshold)}
          onChange={(event) => setThreshold(Number(event.currentTarget.value))}
          options={texts.slice(1).map((_, at) => ({
            value: String(at + 2),
            label: words.of(at + 2, texts.length),
          }))}
        />
        {address === null ? null : (
          <Notice level="info" title={words.address}>
            <Address address={address} />
            <p>{words.compare}</p>
          </Notice>
        )}
        {make.fault === null ? null : <FaultPanel fault={make.fault} />}
        {save.fault === null ? null : <FaultPanel fault={save.fault} />}
        <Row place="end">
          <Button
            tone="primary"
            icon={<Save aria-hidden="true" />}
            disabled={address === null || name === ""}
            isBusy={save.isBusy}
            onClick={() => void keep()}
          >
            {words.save}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

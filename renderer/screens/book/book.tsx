/** Names for addresses of others. */
import { Save, Send, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { readAddress } from "../../lib/address.ts";
import { en } from "../../messages/en.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { AddressField } from "../act/address-field.tsx";

const words = en.book;
const ROLES = ["person", "exchange", "operator", "own"] as const;
type Role = (typeof ROLES)[number];

export function BookScreen() {
  const { snapshot, go } = useWorkstation();
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("person");
  const save = useCall();
  const remove = useCall();
  const address = readAddress(text);
  const isReady = address !== null && name.trim() !== "";

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady) return;
    const reply = await save.run(() =>
      workstation().book.add({ address, name: name.trim(), role }),
    );
    if (!reply?.ok) return;
    setText("");
    setName("");
  };

  return (
    <Page
      title={words.title}
      lede={words.lede}
      guide={{ what: words.what, wrong: words.wrong, hands: words.hands }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Card label={words.add}>
          <Stack gap="wide">
            <h2>{words.add}</h2>
            <AddressField label={words.address} value={text} onChange={setText} />
            <TextField
              label={words.name}
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <SelectField
              label={words.role}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value as Role)}
              options={ROLES.map((value) => ({ value, label: words.roles[value] }))}
            />
            {save.fault === null ? null : <FaultPanel fault={save.fault} />}
            <Row place="end">
              <Button onClick={() => go({ at: "keys" })}>{en.button.back}</Button>
              <Button
                type="submit"
                tone="primary"
                disabled={!isReady}
                isBusy={save.isBusy}
                icon={<Save aria-hidden="true" />}
              >
                {words.save}
              </Button>
            </Row>
          </Stack>
        </Card>
      </form>
      {remove.fault === null ? null : <FaultPanel fault={remove.fault} />}
      {snapshot.book.length === 0 ? (
        <Empty picture={<Save />} title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <Stack>
          <h2>{words.list}</h2>
          {snapshot.book.map((contact) => (
            <Card key={contact.address} label={contact.name}>
              <Stack>
                <Row>
                  <b>{contact.name}</b>
                  <Tag tone="plain">{words.roleName(contact.role)}</Tag>
                </Row>
                <Address address={contact.address} />
                <Row>
                  {snapshot.coldkeys.length === 0 ? null : (
                    <Button
                      size="small"
                      icon={<Send aria-hidden="true" />}
                      aria-label={words.sendNamed(contact.name)}
                      onClick={() =>
                        go({ at: "act", start: { kind: "transfer", to: contact.address } })
                      }
                    >
                      {words.send}
                    </Button>
                  )}
                  <Button
                    size="small"
                    tone="quiet"
                    icon={<X aria-hidden="true" />}
                    aria-label={words.removeNamed(contact.name)}
                    isBusy={remove.isBusy}
                    onClick={() =>
                      void remove.run(() => workstation().book.remove({ address: contact.address }))
                    }
                  >
                    {words.remove}
                  </Button>
                </Row>
              </Stack>
            </Card>
          ))}
        </Stack>
      )}
    </Page>
  );
}

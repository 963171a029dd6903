/** The policy of one coldkey: none yet, in force, being changed, or not in order. */
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Row } from "../../ui/stack.tsx";
import { ConfirmChange } from "./confirm.tsx";
import { EditPolicy } from "./edit.tsx";
import { InForce } from "./in-force.tsx";

const guide = { what: en.policy.what, wrong: en.policy.wrong, hands: en.policy.hands };

export function PolicyScreen({ address }: { readonly address: ColdkeySummary["address"] }) {
  const { snapshot, go } = useWorkstation();
  const [isEditing, setIsEditing] = useState(false);
  const coldkey = snapshot.coldkeys.find((key) => key.address === address);
  const policy = snapshot.policies.find((one) => one.coldkey === address) ?? null;
  if (coldkey === undefined) return null;
  if (isEditing && policy?.fault == null) {
    return <EditPolicy coldkey={coldkey} policy={policy} onDone={() => setIsEditing(false)} />;
  }
  const rules = policy?.rules ?? null;
  return (
    <Page
      title={en.policy.title(coldkey.name)}
      lede={en.policy.lede}
      guide={guide}
      actions={
        <Row>
          <Button onClick={() => go({ at: "keys" })}>{en.policy.back}</Button>
          {rules === null ? null : (
            <Button tone="primary" onClick={() => setIsEditing(true)}>
              {en.policy.change}
            </Button>
          )}
        </Row>
      }
    >
      {policy === null ? (
        <Empty
          picture={<ShieldCheck />}
          title={en.policy.emptyTitle}
          text={en.policy.emptyText}
          action={
            <Button tone="primary" onClick={() => setIsEditing(true)}>
              {en.policy.make}
            </Button>
          }
        />
      ) : null}
      {policy?.fault == null ? null : <Broken coldkey={coldkey} fault={policy.fault} />}
      {policy === null || rules === null ? null : (
        <InForce coldkey={coldkey} policy={policy} rules={rules} />
      )}
    </Page>
  );
}

function Broken({
  coldkey,
  fault,
}: {
  readonly coldkey: ColdkeySummary;
  readonly fault: { code: string; facts: Parameters<typeof FaultPanel>[0]["fault"]["facts"] };
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const words = en.policy;
  // A keychain that is only away has to come back: nothing else would hold.
  const canBegin = fault.code !== "POLICY_ANCHOR_AWAY";
  return (
    <>
      <FaultPanel fault={fault} />
      {canBegin ? (
        <Row place="end">
          <Button tone="danger" onClick={() => setIsOpen(true)}>
            {words.brokenGo}
          </Button>
        </Row>
      ) : null}
      {isOpen ? (
        <ConfirmChange
          coldkey={coldkey}
          change={typed.trim() === words.brokenWord ? { kind: "recover" } : null}
          title={words.brokenTitle}
          text={words.brokenText(words.brokenWord)}
          go={words.brokenGo}
          tone="danger"
          onClose={() => setIsOpen(false)}
        >
          <TextField
            label={words.brokenField}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </ConfirmChange>
      ) : null}
    </>
  );
}

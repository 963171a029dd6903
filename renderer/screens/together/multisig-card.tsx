import { Check, Download, Eye, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { inUse } from "../../lib/in-use.ts";
import { en } from "../../messages/en.ts";
import type { Contact, PendingCall, PendingLook } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { lineOf } from "../deed.ts";
import { nameOrEnds } from "../names.ts";

const words = en.together.multisig;
const KINDS = ["transfer", "register", "batch", "stake", "manage"] as const;

export function MultisigCard({ contact }: { readonly contact: Contact }) {
  const { snapshot, go } = useWorkstation();
  const titleId = useId();
  const look = useCall();
  const [pending, setPending] = useState<PendingLook | null>(null);
  const { multisig } = contact;
  if (multisig === null) return null;
  const { members, threshold } = multisig;
  const balance = snapshot.watched.find(({ address }) => address === contact.address)?.balance;

  const read = async (): Promise<void> => {
    const reply = await look.run(() =>
      workstation().multisig.pending({ address: contact.address }),
    );
    if (reply?.ok) setPending(reply.value);
  };

  return (
    <Card labelledBy={titleId}>
      <Stack>
        <Row>
          <h3 id={titleId}>{contact.name}</h3>
          <Tag tone="plain">{words.of(threshold, members.length)}</Tag>
        </Row>
        <Address address={contact.address} />
        {balance === undefined || balance === null ? null : (
          <Small>{en.staking.freeLine(balance.freeRao)}</Small>
        )}
        <details>
          <summary>{words.members}</summary>
          {members.map((member) => (
            <div key={member}>
              <Small>{nameOrEnds(snapshot, member)}</Small>
              <Address address={member} />
            </div>
          ))}
        </details>
        <Row>
          <Button
            icon={<Eye aria-hidden="true" />}
            aria-label={words.lookFor(contact.name)}
            isBusy={look.isBusy}
            onClick={() => void read()}
          >
            {words.look}
          </Button>
          {KINDS.map((kind) => (
            <Button
              key={kind}
              aria-label={`${words.proposeFor(contact.name)}: ${words.kinds[kind]}`}
              onClick={() =>
                go({
                  at: "act",
                  start: { kind, through: { kind: "multisig", account: contact.address } },
                })
              }
            >
              {words.kinds[kind]}
            </Button>
          ))}
        </Row>
        {look.isBusy ? <Working what={words.looking} /> : null}
        {look.fault === null ? null : <FaultPanel fault={look.fault} />}
        {pending === null ? null : pending.calls.length === 0 ? (
          <p role="status">{words.pendingNone(pending.atBlock)}</p>
        ) : (
          pending.calls.map((call) => (
            <Pending key={call.callHash} contact={contact} pending={call} />
          ))
        )}
      </Stack>
    </Card>
  );
}

function Pending({
  contact,
  pending,
}: {
  readonly contact: Contact;
  readonly pending: PendingCall;
}) {
  const { snapshot, go } = useWorkstation();
  const save = useCall();
  const [file, setFile] = useState<string | null>(null);
  const { call, approvals, depositor, depositRao, callHash, timepoint } = pending;
  const { members = [], threshold = 2 } = contact.multisig ?? {};
  const mine = inUse(snapshot.coldkeys)
    .map(({ address }) => address)
    .filter((address) => members.some((one) => one === address));
  const toApprove = mine.find((address) => !approvals.some((one) => one === address));
  const isLast = approvals.length + 1 >= threshold;
  const common = { members: [...members], threshold, timepoint };
  const begin = (operation: Parameters<typeof lineOf>[0]): void =>
    go({ at: "act", start: { kind: "ready", operation, back: { at: "together" } } });
  const write = async (): Promise<void> => {
    if (call === null) return;
    const reply = await save.run(() =>
      workstation().multisig.exportCall({ address: contact.address, call }),
    );
    if (reply?.ok && reply.value !== null) setFile(reply.value.file);
  };
  return (
    <Notice
      level={call === null ? "care" : "info"}
      title={call === null ? words.unknownCall : lineOf(call, snapshot)}
    >
      <Stack>
        {call === null ? <p>{words.unknownText}</p> : null}
        {call !== null && "items" in call ? (
          <ol>
            {call.items.map((item, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: acts have no other name than their place
              <li key={at}>{lineOf(item, snapshot)}</li>
            ))}
          </ol>
        ) : null}
        {call !== null && "destination" in call ? <Address address={call.destination} /> : null}
        <Small>
          {[
            words.approvals(approvals.length, threshold),
            words.by(nameOrEnds(snapshot, depositor)),
            words.deposit(depositRao),
          ].join(" · ")}
        </Small>
        <Facts>
          <Fact term={words.hash}>
            <Mono>{callHash}</Mono>
          </Fact>
        </Facts>
        <Row>
          {call === null || toApprove === undefined ? null : (
            <Button
              tone="primary"
              icon={<Check aria-hidden="true" />}
              onClick={() =>
                begin({
                  kind: "multisig-approve",
                  coldkey: toApprove,
                  ...common,
                  maxRefTime: null,
                  maxProofSize: null,
                  call,
                })
              }
            >
              {isLast ? words.approveNow : words.approve}
            </Button>
          )}
          {mine.some((one) => one === depositor) ? (
            <Button
              icon={<Trash2 aria-hidden="true" />}
              onClick={() =>
                begin({ kind: "multisig-cancel", coldkey: depositor, ...common, callHash })
              }
            >
              {words.cancel}
            </Button>
          ) : null}
          {call === null ? null : (
            <Button
              icon={<Download aria-hidden="true" />}
              isBusy={save.isBusy}
              onClick={() => void write()}
            >
              {words.export}
            </Button>
          )}
        </Row>
        {save.fault === null ? null : <FaultPanel fault={save.fault} />}
        {file === null ? null : <p role="status">{words.exported(file)}</p>}
      </Stack>
    </Notice>
  );
}

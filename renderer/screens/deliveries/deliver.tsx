/** What leaves, where it goes and how it travels. Nothing has been done when this is left. */

import { PackageCheck } from "lucide-react";
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { series } from "../../lib/format.ts";
import { en } from "../../messages/en.ts";
import type { DeliveryMethod, HotkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { isLabel } from "../key-name.ts";
import { nameOrEnds } from "../names.ts";

const words = en.deliver;
const guide = { what: words.what, wrong: words.wrong, hands: words.hands };
const STORES = ["vault-kv", "aws", "gcp", "github", "gitlab"] as const;
type Store = (typeof STORES)[number];
/** As the contract has them. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
const SHELL_WORD = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$/;

interface Plan {
  readonly kind: "age" | "folder" | "store";
  readonly recipient: string;
  readonly isEncrypted: boolean;
  readonly store: Store;
  readonly mount: string;
  readonly path: string;
  readonly project: string;
  readonly repository: string;
}

export function DeliverScreen({
  hotkeys,
}: {
  readonly hotkeys: readonly HotkeySummary["address"][];
}) {
  const { snapshot, go } = useWorkstation();
  const chosen = snapshot.hotkeys.filter(({ address }) => hotkeys.includes(address));
  const coldkey = chosen[0]?.coldkey ?? null;
  const owner = coldkey === null ? en.hotkeyList.noColdkey : nameOrEnds(snapshot, coldkey);
  const [server, setServer] = useState("");
  const [plan, setPlan] = useState<Plan>({
    kind: "age",
    recipient: "",
    isEncrypted: false,
    store: "vault-kv",
    mount: "secret",
    path: `bittensor/${coldkey === null ? "hotkeys" : owner}`,
    project: "",
    repository: "",
  });
  const call = useCall();
  const method = methodOf(plan);
  const isReady = isLabel(server.trim()) && method !== null && chosen.length > 0;
  const names = chosen.map(({ name }) => name);

  const begin = async (): Promise<void> => {
    if (!isReady) return;
    const reply = await call.run(() =>
      workstation().deliveries.begin({
        hotkeys: chosen.map(({ address }) => address),
        server: server.trim(),
        method,
      }),
    );
    if (reply?.ok) go({ at: "ceremony", id: reply.value.ceremony });
  };

  return (
    <Page title={words.title} lede={words.lede(chosen.length, owner)} guide={guide}>
      <Card>
        <Stack gap="wide">
          <Small>{words.which(series(names.slice(0, 6)), Math.max(0, names.length - 6))}</Small>
          <TextField
            label={words.server}
            hint={words.serverHint}
            placeholder="gpu-rack-2"
            value={server}
            maxLength={60}
            onChange={(event) => setServer(event.currentTarget.value)}
          />
          <Choice
            label={words.how}
            layout="cards"
            value={plan.kind}
            onChange={(kind) => setPlan({ ...plan, kind })}
            options={(["age", "folder", "store"] as const).map((value) => ({
              value,
              ...words.methods[value],
            }))}
          />
          <MethodFields plan={plan} onPlan={setPlan} />
        </Stack>
      </Card>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="end">
        <Button onClick={() => go({ at: "hotkeys" })}>{en.button.cancel}</Button>
        <Button
          tone="primary"
          icon={<PackageCheck aria-hidden="true" />}
          disabled={!isReady && !call.isBusy}
          isBusy={call.isBusy}
          onClick={() => void begin()}
        >
          {words.begin}
        </Button>
      </Row>
    </Page>
  );
}

function methodOf(plan: Plan): DeliveryMethod | null {
  const { kind, recipient, isEncrypted, store, mount, path, project, repository } = plan;
  const isWord = (text: string): boolean => SHELL_WORD.test(text);
  if (kind === "folder") return { kind, isEncrypted };
  if (kind === "age") {
    return RECIPIENT.test(recipient.trim()) ? { kind, recipient: recipient.trim() } : null;
  }
  if (store === "vault-kv") {
    return isWord(mount) && isWord(path) ? { kind: store, mount, path } : null;
  }
  if (store === "aws") return isWord(path) ? { kind: store, path } : null;
  if (store === "gcp") return isWord(project) ? { kind: store, project } : null;
  return isWord(repository) ? { kind: store, repository } : null;
}

function MethodFields({
  plan,
  onPlan,
}: {
  readonly plan: Plan;
  readonly onPlan: (plan: Plan) => void;
}) {
  const { kind, recipient, store } = plan;
  if (kind === "age") {
    const isBad = recipient.trim() !== "" && !RECIPIENT.test(recipient.trim());
    return (
      <TextField
        label={words.recipient}
        hint={words.recipientHint}
        placeholder="age1…"
        isMono
        value={recipient}
        maxLength={200}
        error={isBad ? words.recipientBad : null}
        onChange={(event) => onPlan({ ...plan, recipient: event.currentTarget.value })}
      />
    );
  }
  if (kind === "folder") {
    return (
      <Stack gap="tight">
        <Tick
          isTicked={plan.isEncrypted}
          onTick={(isEncrypted) => onPlan({ ...plan, isEncrypted })}
        >
          {words.encrypt}
        </Tick>
        <Small>{words.encryptHint}</Small>
      </Stack>
    );
  }
  const fields = FIELDS[store];
  return (
    <>
      <SelectField
        label={words.store}
        value={store}
        onChange={(event) => onPlan({ ...plan, store: event.currentTarget.value as Store })}
        options={STORES.map((value) => ({ value, label: words.methodName(value) }))}
      />
      {fields.map((field) => (
        <TextField
          key={field}
          label={words[field]}
          hint={
            field === "path"
              ? words.pathHint
              : field === "repository"
                ? words.repositoryHint
                : undefined
          }
          isMono
          value={plan[field]}
          maxLength={120}
          error={plan[field] === "" || SHELL_WORD.test(plan[field]) ? null : words.wordBad}
          onChange={(event) => onPlan({ ...plan, [field]: event.currentTarget.value })}
        />
      ))}
    </>
  );
}

const FIELDS: Readonly<Record<Store, readonly ("mount" | "path" | "project" | "repository")[]>> = {
  "vault-kv": ["mount", "path"],
  aws: ["path"],
  gcp: ["project"],
  github: ["repository"],
  gitlab: ["repository"],
};

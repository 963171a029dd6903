import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useId, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Networks, RealNetworkId } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import css from "./networks.module.css";

const words = en.networks;

/** Each change is saved at once: the list that is seen is the list that is used. */
export function Nodes({
  networks,
  network,
  onSaved,
}: {
  readonly networks: Networks;
  readonly network: RealNetworkId;
  readonly onSaved: () => Promise<void>;
}) {
  const titleId = useId();
  const call = useCall();
  const [added, setAdded] = useState("");
  const [isSaved, setIsSaved] = useState(false);
  const list = networks.lists.find((one) => one.network === network);
  const endpoints = list?.endpoints ?? [];

  const save = async (next: readonly string[]): Promise<void> => {
    setIsSaved(false);
    const reply = await call.run(() =>
      workstation().networks.setEndpoints({ network, endpoints: [...next] }),
    );
    if (!reply?.ok) return;
    setAdded("");
    setIsSaved(true);
    await onSaved();
  };
  const swapped = (at: number, to: number): string[] => {
    const next = [...endpoints];
    const [one] = next.splice(at, 1);
    if (one !== undefined) next.splice(to, 0, one);
    return next;
  };

  return (
    <Card labelledBy={titleId}>
      <Stack>
        <h2 id={titleId} className={css.title}>
          {words.nodes(words.name(network, networks.custom?.name ?? null))}
        </h2>
        <Small>{words.nodesText}</Small>
        <ol className={css.nodes}>
          {endpoints.map((endpoint, at) => (
            <li key={endpoint} className={css.node}>
              <code className={css.endpoint}>{endpoint}</code>
              {list?.isOwn ? null : <Tag tone="plain">{words.known}</Tag>}
              <span className={css.acts}>
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={words.up(endpoint)}
                  icon={<ArrowUp aria-hidden="true" />}
                  disabled={at === 0}
                  onClick={() => void save(swapped(at, at - 1))}
                />
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={words.down(endpoint)}
                  icon={<ArrowDown aria-hidden="true" />}
                  disabled={at === endpoints.length - 1}
                  onClick={() => void save(swapped(at, at + 1))}
                />
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={words.remove(endpoint)}
                  icon={<X aria-hidden="true" />}
                  disabled={endpoints.length === 1}
                  onClick={() => void save(endpoints.filter((one) => one !== endpoint))}
                />
              </span>
            </li>
          ))}
        </ol>
        <TextField
          label={words.add}
          hint={words.addHint}
          isMono
          spellCheck={false}
          value={added}
          onChange={(event) => setAdded(event.currentTarget.value)}
        />
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        <Row>
          <Button
            isBusy={call.isBusy}
            disabled={added.trim().length < 6 || endpoints.includes(added.trim())}
            onClick={() => void save([...endpoints, added.trim()])}
          >
            {words.addGo}
          </Button>
          {list?.isOwn && network !== "custom" ? (
            <Button tone="quiet" onClick={() => void save([])}>
              {words.reset}
            </Button>
          ) : null}
          <p className={css.hint} role="status">
            {isSaved ? words.saved : ""}
          </p>
        </Row>
      </Stack>
    </Card>
  );
}

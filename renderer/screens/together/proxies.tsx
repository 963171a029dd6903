import { Eye } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { readAddress } from "../../lib/address.ts";
import { series } from "../../lib/format.ts";
import { inUse } from "../../lib/in-use.ts";
import { en } from "../../messages/en.ts";
import type { AnnouncedCall, Operation, ProxyLook, ProxyPower } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { AddressField } from "../act/address-field.tsx";
import { lineOf } from "../deed.ts";
import { nameOrEnds } from "../names.ts";

const words = en.together.proxy;
const KINDS = ["transfer", "register", "batch", "stake", "manage"] as const;

export function Proxies() {
  const { snapshot, go } = useWorkstation();
  const [text, setText] = useState<string>(snapshot.coldkeys[0]?.address ?? "");
  const [found, setFound] = useState<{ real: string; look: ProxyLook } | null>(null);
  const look = useCall();
  const real = readAddress(text);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (real === null) return;
    const reply = await look.run(() => workstation().proxy.look({ real }));
    if (reply?.ok) setFound({ real, look: reply.value });
  };
  return (
    <>
      <form onSubmit={(event) => void submit(event)}>
        <Card label={words.title}>
          <Stack gap="wide">
            <h2>{words.title}</h2>
            <Small>{words.lede}</Small>
            <AddressField label={words.real} value={text} onChange={setText} />
            <Row>
              <Button
                type="submit"
                icon={<Eye aria-hidden="true" />}
                disabled={real === null}
                isBusy={look.isBusy}
              >
                {words.look}
              </Button>
            </Row>
            {look.isBusy ? <Working what={words.looking} /> : null}
            {look.fault === null ? null : <FaultPanel fault={look.fault} />}
            {found === null ? null : (
              <Stack>
                {found.look.entries.length === 0 ? <p role="status">{words.none}</p> : null}
                {found.look.entries.map(({ delegate, proxyType, delayBlocks }) => (
                  <Stack key={`${delegate} ${proxyType} ${delayBlocks}`} gap="tight">
                    <span>
                      <b>{nameOrEnds(snapshot, delegate)}</b> ·{" "}
                      {words.entry(proxyType, delayBlocks)}
                    </span>
                    <Address address={delegate} />
                  </Stack>
                ))}
                {snapshot.coldkeys.some((key) =>
                  found.look.entries.some(({ delegate }) => delegate === key.address),
                ) ? (
                  <Row>
                    <span>{words.act}</span>
                    {KINDS.map((kind) => (
                      <Button
                        key={kind}
                        aria-label={`${words.act}: ${en.together.multisig.kinds[kind]}`}
                        onClick={() =>
                          go({
                            at: "act",
                            start: { kind, through: { kind: "proxy", account: found.real } },
                          })
                        }
                      >
                        {en.together.multisig.kinds[kind]}
                      </Button>
                    ))}
                  </Row>
                ) : null}
                <h3>{words.announced}</h3>
                {found.look.announcements.length === 0 ? <p>{words.announcedNone}</p> : null}
                {found.look.announcements.map((one) => (
                  <Announced
                    key={`${one.delegate} ${one.callHash}`}
                    announced={one}
                    atBlock={found.look.atBlock}
                  />
                ))}
              </Stack>
            )}
          </Stack>
        </Card>
      </form>
      {found === null || found.look.powers.length === 0 ? null : (
        <Stack>
          <h2>{words.power}</h2>
          <Small>{words.source}</Small>
          {found.look.powers
            .filter(({ isDeprecated }) => !isDeprecated)
            .map((power) => (
              <PowerCard key={power.proxyType} power={power} />
            ))}
        </Stack>
      )}
    </>
  );
}

function Announced({
  announced,
  atBlock,
}: {
  readonly announced: AnnouncedCall;
  readonly atBlock: number;
}) {
  const { snapshot, go } = useWorkstation();
  const { call, delegate, real, callHash, fromBlock } = announced;
  const mine = inUse(snapshot.coldkeys).map(({ address }) => address);
  const isMine = (address: string): boolean => mine.some((one) => one === address);
  const isRipe = fromBlock !== null && atBlock + 1 >= fromBlock;
  const signer = isMine(delegate) ? delegate : mine[0];
  const begin = (operation: Operation): void =>
    go({ at: "act", start: { kind: "ready", operation, back: { at: "together" } } });
  return (
    <Notice
      level={call === null ? "care" : "info"}
      title={call === null ? en.together.multisig.unknownCall : lineOf(call, snapshot)}
    >
      <Stack>
        <Small>
          {nameOrEnds(snapshot, delegate)} ·{" "}
          {fromBlock === null ? words.gone : isRipe ? words.ripe : words.from(fromBlock)}
        </Small>
        <Facts>
          <Fact term={en.together.multisig.hash}>
            <Mono>{callHash}</Mono>
          </Fact>
        </Facts>
        <Row>
          {isMine(real) ? (
            <Button
              tone="primary"
              onClick={() => begin({ kind: "proxy-reject", coldkey: real, delegate, callHash })}
            >
              {words.reject}
            </Button>
          ) : null}
          {isMine(delegate) ? (
            <Button
              onClick={() => begin({ kind: "proxy-withdraw", coldkey: delegate, real, callHash })}
            >
              {words.withdraw}
            </Button>
          ) : null}
          {call !== null && isRipe && signer !== undefined ? (
            <Button
              onClick={() =>
                begin({
                  kind: "proxy-execute",
                  coldkey: signer,
                  delegate,
                  real,
                  proxyType: null,
                  call,
                })
              }
            >
              {words.execute}
            </Button>
          ) : null}
        </Row>
      </Stack>
    </Notice>
  );
}

/** What somebody who stole a proxy of this type could do, and what not. */
function PowerCard({ power }: { readonly power: ProxyPower }) {
  const { proxyType, mode, calls, deeds } = power;
  const can = deeds.filter(({ isAllowed }) => isAllowed);
  const cannot = deeds.filter(({ isAllowed }) => !isAllowed);
  const list = (all: typeof deeds): string => series(all.map(({ deed }) => words.deed(deed)));
  return (
    <Card label={words.card(proxyType)}>
      <Stack gap="tight">
        <h3>{words.card(proxyType)}</h3>
        <p>
          <b>{words.can}</b>{" "}
          {mode === "all" ? words.everything : can.length === 0 ? words.nothing : `${list(can)};`}
        </p>
        {mode === "all" || cannot.length === 0 ? null : (
          <p>
            <b>{words.cannot}</b> {list(cannot)}.
          </p>
        )}
        {can.some(({ deed }) => deed === "add-proxies") && mode !== "all" ? (
          <Small>{words.detour}</Small>
        ) : null}
        {calls.length === 0 ? null : (
          <details>
            <summary>
              {words.calls(calls.length)}: {words.mode[mode]}
            </summary>
            <Mono>{series(calls)}</Mono>
          </details>
        )}
      </Stack>
    </Card>
  );
}

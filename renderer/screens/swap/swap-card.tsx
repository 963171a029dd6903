/** The card for the wall or the safe: what is needed, and from which block on. No address of the new coldkey is on it. */
import { Back } from "../../app/back.tsx";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { SwapView } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Stack } from "../../ui/stack.tsx";
import { nameOrEnds } from "../names.ts";
import { usePrint } from "../paper/use-print.tsx";

const words = en.swap.card;

export function SwapCardScreen({ coldkey }: { readonly coldkey: string }) {
  const { snapshot } = useWorkstation();
  const view = snapshot.swaps.find((one) => one.coldkey === coldkey);
  const print = usePrint({ sheet: "swap-card" });
  return (
    <Page
      title={words.title}
      lede={words.lede}
      kicker={<Back to={{ at: "swap" }}>{en.rail.swap}</Back>}
      actions={print.button}
      guide={words.guide}
    >
      {print.outcome}
      {view === undefined ? null : <CardSheet view={view} />}
    </Page>
  );
}

export function CardSheet({ view }: { readonly view: SwapView }) {
  const { snapshot } = useWorkstation();
  const { announcement, plan, coldkey } = view;
  const name = nameOrEnds(snapshot, coldkey);
  const hash = announcement?.newColdkeyHash ?? plan?.newColdkeyHash;
  const destination = announcement?.destinationName ?? plan?.destinationName ?? words.unknown;
  return (
    <Sheet title={words.sheet(name)}>
      <Stack>
        <p>{words.text}</p>
        <ul>
          {words.need(name, destination).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Facts>
          <Fact term={words.old}>
            <Address address={coldkey} />
          </Fact>
          <Fact term={words.hash}>{hash === undefined ? words.unknown : <Mono>{hash}</Mono>}</Fact>
          <Fact term={words.from}>
            {announcement === null
              ? words.notYet
              : en.swap.timeline.blockAbout(
                  announcement.executable.block,
                  announcement.executable.aboutMs,
                )}
          </Fact>
          <Fact term={words.before}>
            {announcement === null
              ? words.notYet
              : en.swap.timeline.blockAbout(
                  announcement.clearable.block,
                  announcement.clearable.aboutMs,
                )}
          </Fact>
          <Fact term={words.network}>{en.strip.network(snapshot.chain.network)}</Fact>
        </Facts>
        <p>{words.foot}</p>
      </Stack>
    </Sheet>
  );
}

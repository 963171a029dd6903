/** The place for when something goes wrong: the watch, what it saw, and what to do about a leak. */
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Drills } from "../drills/drills.tsx";
import { Trouble } from "../drills/trouble.tsx";
import { LeakCases } from "../leak/cases.tsx";
import { Sightings } from "./sightings.tsx";

const words = en.emergencies;
const guide = { what: words.what, wrong: words.wrong, hands: words.hands };

export function EmergenciesPlace() {
  return (
    <Page title={words.title} lede={words.lede} guide={guide}>
      <Stack>
        <Watch />
        <Sightings />
        <LeakCases />
        <Drills />
        <Trouble />
      </Stack>
    </Page>
  );
}

function Watch() {
  const { sentinel, chain } = useWorkstation().snapshot;
  if (sentinel.state === "off") return <Notice level="info">{words.off}</Notice>;
  if (sentinel.state === "blind") return <Notice level="care">{words.blind}</Notice>;
  const block = chain.state === "live" ? chain.best?.number : sentinel.atBlock;
  return (
    <Notice level="info" title={words.watchTitle}>
      {words.watching(sentinel.coldkeys, block ?? 0)}
    </Notice>
  );
}

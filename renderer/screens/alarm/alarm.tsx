/** Someone else's announcement: the whole page, the one decision that matters, and no way past it but a typed act. */
import { ShieldX, VolumeX } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import * as t from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { SightingShown } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Emergency } from "../../ui/emergency.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { Notice } from "../../ui/notice.tsx";
import { nameOrEnds } from "../names.ts";
import { disputeScreen } from "./alarms.ts";
import { CompareAnnouncement } from "./compare.tsx";
import { useSiren } from "./siren.ts";

const words = en.alarm;
/** An alarm that is older than this at its first look was slept through. */
const SLEPT_BLOCKS = 50;

interface AlarmProps {
  readonly sighting: SightingShown;
  /** The page gives way to what answers it; the alarm stays in the strip. */
  readonly onAnswer: () => void;
}

export function AlarmPage(props: AlarmProps) {
  const { isSilent, silence } = useSiren(props.sighting.id);
  const sound = isSilent ? (
    <p>{words.silent}</p>
  ) : (
    <Button size="small" icon={<VolumeX aria-hidden="true" />} onClick={silence}>
      {words.silence}
    </Button>
  );
  return props.sighting.level === "taken" ? (
    <Taken {...props} sound={sound} />
  ) : (
    <Announced {...props} sound={sound} />
  );
}

function Announced({ sighting, onAnswer, sound }: AlarmProps & { readonly sound: ReactNode }) {
  const { snapshot, clockOffsetMs, go } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const [isComparing, setIsComparing] = useState(false);
  const { announcement, coldkey } = sighting;
  if (announcement === null) return null;
  const { announcedAtBlock, ripeBlock, hash } = announcement;
  const name = nameOrEnds(snapshot, coldkey);
  const { best, blockTimeMs } = snapshot.chain;
  const blocksLeft = Math.max(0, ripeBlock - (best?.number ?? sighting.seenAtBlock));
  const blocksPast = (best?.number ?? sighting.seenAtBlock) - announcedAtBlock;
  const wasSlept = sighting.seenAtBlock - announcedAtBlock > SLEPT_BLOCKS;
  const ago = wasSlept
    ? t.span(blocksPast * blockTimeMs)
    : t.age(Math.max(0, nowMs - sighting.seenAtMs));
  const isHere = snapshot.coldkeys.some((key) => key.address === coldkey);
  const ripe =
    blocksLeft > 0
      ? words.ripe(ripeBlock, nowMs + blocksLeft * blockTimeMs)
      : words.ripeNow(ripeBlock);
  const say = wasSlept ? words.announcedDays : words.announced;

  if (isComparing) {
    return <CompareAnnouncement sighting={sighting} onBack={() => setIsComparing(false)} />;
  }
  return (
    <Emergency
      title={words.announcedTitle}
      text={say(name, announcedAtBlock, ago)}
      guide={<Guide sound={sound} />}
      facts={
        <Card tone="danger" label={words.announcedTitle}>
          <Facts>
            <Fact term={words.takeAt}>
              <b>{ripe.block}</b> · {ripe.about}
            </Fact>
            <Fact term={words.left}>{words.leftText(blocksLeft, blocksLeft * blockTimeMs)}</Fact>
            <Fact term={words.untilTerm}>{words.until}</Fact>
            <Fact term={words.coldkey}>
              <Address address={coldkey} layout="line" />
            </Fact>
            <Fact term={words.hash}>
              <Mono>{hash}</Mono>
            </Fact>
          </Facts>
          {isHere ? null : <Notice level="care">{words.keyElsewhere(name)}</Notice>}
        </Card>
      }
      choices={[
        <Button
          key="dispute"
          tone="danger"
          size="large"
          icon={<ShieldX aria-hidden="true" />}
          onClick={() => {
            onAnswer();
            go(disputeScreen(coldkey));
          }}
        >
          {words.dispute}
        </Button>,
        <Button key="compare" onClick={() => setIsComparing(true)}>
          {words.compare}
        </Button>,
      ]}
      footnote={words.footnote}
    />
  );
}

function Taken({ sighting, onAnswer, sound }: AlarmProps & { readonly sound: ReactNode }) {
  const { snapshot, go } = useWorkstation();
  const name = nameOrEnds(snapshot, sighting.coldkey);
  const block = sighting.ended?.atBlock ?? sighting.seenAtBlock;
  const say = sighting.announcement === null ? words.emptied : words.taken;
  return (
    <Emergency
      title={words.takenTitle}
      text={say(name, block)}
      guide={<Guide sound={sound} />}
      facts={
        <Card tone="danger" label={words.takenTitle}>
          <Facts>
            <Fact term={words.coldkey}>
              <Address address={sighting.coldkey} layout="line" />
            </Fact>
          </Facts>
        </Card>
      }
      choices={[
        <Button
          key="leak"
          tone="danger"
          size="large"
          onClick={() => {
            onAnswer();
            go({ at: "emergencies" });
          }}
        >
          {words.takenLook}
        </Button>,
        <Button
          key="seen"
          onClick={() => void workstation().sentinel.acknowledge({ id: sighting.id, as: "seen" })}
        >
          {words.takenSeen}
        </Button>,
      ]}
      footnote={words.takenFootnote}
    />
  );
}

function Guide({ sound }: { readonly sound: ReactNode }) {
  return (
    <>
      <section>
        <h2>{words.nextTitle}</h2>
        <ul>
          {words.next.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.costTitle}</h2>
        <p>{words.cost}</p>
      </section>
      <section>
        <h2>{words.callTitle}</h2>
        <p>{words.call}</p>
      </section>
      {sound}
    </>
  );
}

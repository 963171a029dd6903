import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { SightingShown } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Small } from "../../ui/stack.tsx";
import table from "../../ui/table.module.css";
import { Tag } from "../../ui/tag.tsx";
import { disputeScreen } from "../alarm/alarms.ts";
import { nameOrEnds } from "../names.ts";
import css from "./emergencies.module.css";

const words = en.emergencies;

export function Sightings() {
  const { sightings } = useWorkstation().snapshot.sentinel;
  return (
    <Card labelledBy="sightings" isFlush>
      <div className={css.head}>
        <h2 id="sightings">{words.sightingsTitle}</h2>
        {sightings.length === 0 ? <Small>{words.none}</Small> : null}
      </div>
      {sightings.length === 0 ? null : (
        <table className={table.table}>
          <caption className="visually-hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.coldkey}</th>
              <th scope="col">{words.announced}</th>
              <th scope="col">{words.ripe}</th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {sightings.map((sighting) => (
              <SightingRow key={sighting.id} sighting={sighting} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

const tones = {
  emergency: "danger",
  taken: "danger",
  frozen: "care",
  open: "care",
  notice: "accent",
  planned: "accent",
  past: "plain",
} as const;

function SightingRow({ sighting }: { readonly sighting: SightingShown }) {
  const { snapshot, go } = useWorkstation();
  const { announcement, coldkey, dispute, ended, level } = sighting;
  const name = nameOrEnds(snapshot, coldkey);
  const canDispute = dispute === null && (level === "open" || level === "notice");
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={table.num}>
        {words.block(announcement?.announcedAtBlock ?? sighting.seenAtBlock)}
      </td>
      <td className={table.num}>
        {announcement === null ? null : words.block(announcement.ripeBlock)}
      </td>
      <td>
        <Tag tone={tones[level]}>{words.level(level)}</Tag>
        {ended === null ? null : <Small>{words.ended(ended.how, ended.atBlock)}</Small>}
        {dispute === null ? null : (
          <Small>
            {dispute.isOurs
              ? words.disputedOurs(dispute.atBlock)
              : words.disputedTheirs(dispute.atBlock)}
          </Small>
        )}
        {canDispute ? (
          <Button size="small" tone="danger" onClick={() => go(disputeScreen(coldkey))}>
            {words.dispute}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

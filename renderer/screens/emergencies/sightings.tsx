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

const words = en.emergencies;

export function Sightings() {
  const { sightings } = useWorkstation().snapshot.sentinel;
  return (
    <Card labelledBy="sightings" isFlush={sightings.length > 0}>
      <h2 id="sightings" className={table.title}>
        {words.sightingsTitle}
      </h2>
      {sightings.length === 0 ? <Small>{words.none}</Small> : null}
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

/** What can be recovered from what: the passphrase and the place of the sealed file are a part of every backup. */
import { countingCopies } from "../../lib/copies.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import table from "../../ui/table.module.css";

const words = en.proving.recovery;

export function recoveryOf(coldkey: ColdkeySummary): readonly (readonly [string, boolean])[] {
  const counting = countingCopies(coldkey);
  const cards = counting.filter(({ share, medium }) => share === null && medium !== "usb");
  const drives = counting.filter(({ medium }) => medium === "usb");
  return [
    ...cards.map(({ label }) => [words.card(label), true] as const),
    ...coldkey.splits.flatMap(({ id, threshold, count }) => {
      const left = counting.filter(({ share }) => share?.split === id).length;
      return left < threshold
        ? []
        : ([
            [words.shares(threshold, count), true],
            [words.fewer(threshold - 1), false],
          ] as const);
    }),
    ...drives.flatMap(
      ({ label }) =>
        [
          [words.drive(label), true],
          [words.driveOnly(label), false],
        ] as const,
    ),
    [words.machine, true],
    [words.machineOnly, false],
    [words.passphrase, false],
  ];
}

export function Recovery({ coldkey }: { readonly coldkey: ColdkeySummary }) {
  return (
    <Card as="div" isFlush>
      <table className={table.table}>
        <caption className="visually-hidden">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.have}</th>
            <th scope="col">{words.gives}</th>
          </tr>
        </thead>
        <tbody>
          {recoveryOf(coldkey).map(([have, isAll]) => (
            <tr key={have}>
              <td>{have}</td>
              <td className={isAll ? table.strong : undefined}>
                {isAll ? words.everything : words.nothing}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

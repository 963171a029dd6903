/** The words in fields of their own, with completion and the picker: of a phrase, or of one share of a split backup. */
import { type ReactNode, useState } from "react";
import { en } from "../../messages/en.ts";
import { Choice } from "../../ui/choice.tsx";
import { TypedWords, type Wrong } from "../ceremony/typed-words.tsx";

interface WordByWordProps {
  readonly list: "phrase" | "share";
  readonly wrong: Wrong | null;
  readonly isBusy: boolean;
  readonly working: { readonly what: string; readonly detail: string };
  /** Set once it is known: the shares of one backup are all of one length. */
  readonly fixedCount?: number;
  readonly children: (words: {
    readonly isComplete: boolean;
    readonly count: number;
    readonly take: () => Uint8Array;
  }) => ReactNode;
}

/** BIP-39; and SLIP-39's shares of phrases of 12, 15, 18, 21 and 24 words: seven words, and one for each ten bits. */
const COUNTS = {
  phrase: ["12", "15", "18", "21", "24"],
  share: ["20", "23", "27", "30", "33"],
} as const;

export function WordByWord(props: WordByWordProps) {
  const { list, wrong, isBusy, working, fixedCount = null, children } = props;
  const options = COUNTS[list];
  const [chosen, setChosen] = useState<string>(list === "phrase" ? "12" : "33");
  const count = fixedCount ?? Number(chosen);
  return (
    <>
      {fixedCount === null ? (
        <Choice
          label={en.import.words.count}
          value={chosen}
          options={options.map((value) => ({ value, label: value, disabled: isBusy }))}
          onChange={(value) => setChosen(value)}
        />
      ) : null}
      <TypedWords count={count} list={list} wrong={wrong} isBusy={isBusy} working={working}>
        {({ isComplete, take }) => children({ isComplete, count, take })}
      </TypedWords>
    </>
  );
}

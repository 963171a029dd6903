/** What a person does in the ceremonies of proofs, with cards in their hands. */
import type { Ss58 } from "../../main/codec/values.ts";
import type { Ceremony } from "../../preload/contract.ts";
import { say, tickAll, under } from "./ceremony-acts.ts";
import type { Core } from "./harness.ts";
import { createColdkey, PASSPHRASE, PEOPLE } from "./steps.ts";

/** A coldkey with one proved card, and its words. */
export async function coldkeyWithWords(
  core: Core,
  name = "treasury",
): Promise<{ address: Ss58; words: string[] }> {
  const words: string[] = [];
  const address = await createColdkey(core, name, words);
  return { address, words };
}

export const begin = async (
  core: Core,
  kind: string,
  subject: Ss58,
  target: string | null = null,
): Promise<string> => (await core.get("ceremonies.begin", { kind, subject, target })).id;

export const answerRoom = async (core: Core, id: string): Promise<unknown> =>
  tickAll(PEOPLE)(core, under(core, id), { words: [] });

export const openSplit = async (core: Core, id: string): Promise<unknown> =>
  core.get("split.open", { id, passphrase: await core.send(PASSPHRASE) });
export const openCheck = async (core: Core, id: string): Promise<unknown> =>
  core.get("check.open", { id, passphrase: await core.send(PASSPHRASE) });

/** The words of the step's part of a share, looked at and written down. */
export async function readShare(core: Core, { id }: Pick<Ceremony, "id">): Promise<string[]> {
  const { ticket, text } = await core.receive();
  await core.get("split.words", { id, out: ticket, half: null });
  const words = (await text).split(" ");
  await say({})(core, under(core, id), { words: [] });
  return words;
}

export const placeOf = (index: number, place: string) => ({
  label: `Share ${index}`,
  medium: "steel",
  place,
  custodian: index === 1 ? null : `Custodian ${index}`,
  serial: `E-100${index}`,
});

export const give = async (core: Core, id: string, words: string) =>
  core.get("rehearsal.give", { id, phrase: await core.send(words) });

/** One question after the other; the first `wrong` are answered wrongly. */
export async function answerAll(
  core: Core,
  id: string,
  words: readonly string[],
  wrong = 0,
): Promise<{ right: number; of: number; places: number[] }> {
  const places: number[] = [];
  for (;;) {
    const { ticket, text } = await core.receive();
    const { number } = await core.get("check.question", { id, out: ticket });
    const [place, ...six] = (await text).split(" ");
    places.push(Number(place));
    const right = six.indexOf(words[Number(place) - 1] ?? "") + 1;
    const choice = number <= wrong ? (right % 6) + 1 : right;
    const { result } = await core.get("check.answer", { id, number, choice });
    if (result !== null) return { ...result, places };
  }
}

/** A whole split backup, from its plan to its rehearsal; the shares are what is on the cards. */
export async function makeSplit(
  core: Core,
  address: Ss58,
  plan: { threshold: number; count: number },
  places: readonly string[],
): Promise<{ id: string; shares: string[] }> {
  const id = await begin(core, "split-backup", address);
  await say(plan)(core, under(core, id), { words: [] });
  await answerRoom(core, id);
  await openSplit(core, id);
  const shares: string[] = [];
  for (let index = 1; index <= plan.count; index += 1) {
    const words = [...(await readShare(core, { id })), ...(await readShare(core, { id }))];
    shares.push(words.join(" "));
    await core.get("split.prove", { id, phrase: await core.send(words.join(" ")) });
    await say(placeOf(index, places[index - 1] ?? ""))(core, under(core, id), { words: [] });
  }
  for (const share of shares.slice(-plan.threshold)) await give(core, id, share);
  return { id, shares };
}

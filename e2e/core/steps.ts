/** Steps that several flows share. The passphrase and every phrase here are made for tests and used nowhere else. */
import type { Ss58 } from "../../main/codec/values.ts";
import type { Core } from "./harness.ts";

export const PASSPHRASE = "violet anchor 72 drifting kettles";

/** Up to the point where the words are on paper: step "prove", phrase open. */
export async function confirmColdkey(
  core: Core,
  name: string,
): Promise<{ id: string; words: string[] }> {
  const { id } = await core.get("creation.begin", { name, wordCount: 24 });
  await core.get("creation.seal", { id, passphrase: await core.send(PASSPHRASE) });
  const words: string[] = [];
  for (const [from, to] of [
    [1, 12],
    [13, 24],
  ] as const) {
    const { ticket, text } = await core.receive();
    await core.get("creation.reveal", { id, from, to, out: ticket });
    words.push(...(await text).split(" "));
  }
  await core.get("creation.goTo", { id, step: "prove" });
  return { id, words };
}

export async function createColdkey(core: Core, name: string): Promise<Ss58> {
  const { id, words } = await confirmColdkey(core, name);
  const check = await core.get("creation.prove", { id, phrase: await core.send(words.join(" ")) });
  if (!check.match) throw new Error("The right phrase was refused");
  const { address } = await core.get("creation.recordCopy", {
    id,
    label: "Card A",
    medium: "paper",
    place: "Safe at home",
  });
  return address;
}

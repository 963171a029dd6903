import type { KindText } from "../en/ceremonies/kind.ts";
import type { Messages } from "../en.ts";
import { en } from "../en.ts";
import type { Translation } from "../words.ts";
import { backUp, plan, prove } from "./ceremonies/backup.ts";
import { ceremony } from "./ceremonies/common.ts";
import { create } from "./ceremonies/create.ts";

const kinds: Readonly<Record<string, KindText>> = {
  "create-coldkey": create,
  "back-up-coldkey": backUp,
  "prove-copy": prove,
};

/** Taken before `speak` writes over it: what is not here is said in English. */
const english = { kind: en.ceremonies.kind, step: en.ceremonies.step };

export const ceremonies: Translation<Messages["ceremonies"]> = {
  ...ceremony,
  kind: (kind) => kinds[kind] ?? english.kind(kind),
  step: (one, about) => kinds[one.kind]?.step(one, about) ?? english.step(one, about),
  plan,
};

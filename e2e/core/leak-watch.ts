/**
 * What every flow of these tests must leave behind: nothing secret. The harness notes each text that went through a
 * secret port, in either direction, and every reply and snapshot; when a core is closed, none of the texts may be in its
 * data folder, in what the screen was told, or in the names of files, in any usual form. So a flow that is added later
 * is searched without anybody thinking of it.
 */
import { filesBelow, findIn, phraseParts } from "./secret-forms.ts";

/** Shorter texts are parts of ordinary ones; a recovery phrase is also looked for in parts. */
const SHORTEST = 12;
const isPhrase = (words: readonly string[]): boolean =>
  words.length >= 12 && words.every((word) => /^[a-z]{3,}$/.test(word));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const plain = (_key: string, part: unknown): unknown =>
  typeof part === "bigint" ? String(part) : part;

export interface LeakWatch {
  /** A text that went through a secret port. */
  secret(text: string): void;
  /** Something that the screen was told. */
  told(value: unknown): void;
  /** Throws when something secret lies where it must not. */
  demandClean(folder: string): Promise<void>;
}

export function watchLeaks(): LeakWatch {
  const secrets = new Set<string>();
  const told = new Set<string>();
  return {
    secret(text) {
      if (text.length >= SHORTEST) secrets.add(text);
    },
    told(value) {
      // Part by part: of a snapshot most is what the one before said, and need not be searched again.
      for (const [key, part] of isRecord(value) ? Object.entries(value) : [["", value]]) {
        told.add(`${key}: ${JSON.stringify(part, plain)}`);
      }
    },
    async demandClean(folder) {
      const texts = [...secrets].flatMap((text) => {
        const words = text.split(/\s+/);
        return isPhrase(words) ? [text, ...phraseParts(words)] : [text];
      });
      const screen = { name: "what the screen was told", bytes: Buffer.from([...told].join("\n")) };
      const found = findIn([...(await filesBelow(folder)), screen], texts);
      if (found.length > 0) throw new Error(`A secret was left behind: ${found.join("; ")}`);
    },
  };
}

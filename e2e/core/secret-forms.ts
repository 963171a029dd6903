/** Looks for a text in files and outputs, in every form in which it could have been written by accident. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Base64 of a part that keeps its letters wherever the text begins within a longer one. */
function base64Forms(text: string): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.from(" ".repeat(shift) + text, "utf8").toString("base64");
    // The first and last letters depend on the neighbours.
    return encoded.slice(shift === 0 ? 0 : 4, encoded.length - 4);
  });
}

export function formsOf(text: string): Map<string, Buffer> {
  const bytes = Buffer.from(text, "utf8");
  const forms = new Map([
    ["utf-8", bytes],
    ["utf-16", Buffer.from(text, "utf16le")],
    ["hex", Buffer.from(bytes.toString("hex"))],
    ["HEX", Buffer.from(bytes.toString("hex").toUpperCase())],
    ["list of bytes", Buffer.from(bytes.join(","))],
    ["url", Buffer.from(encodeURIComponent(text))],
  ]);
  for (const [shift, form] of base64Forms(text).entries()) {
    forms.set(`base64+${shift}`, Buffer.from(form));
  }
  return forms;
}

/** A recovery phrase as somebody would recognise it: any three words in a row, in the usual spellings of a list. */
export function phraseParts(words: readonly string[]): string[] {
  return words
    .slice(0, -2)
    .flatMap((_, at) =>
      [" ", '","', ",", "\n"].map((between) => words.slice(at, at + 3).join(between)),
    );
}

export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

export async function filesBelow(folder: string): Promise<Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const places = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const name = join(entry.parentPath, entry.name);
        const bytes = await unlessGone(readFile(name));
        return bytes === null ? [] : [{ name, bytes }];
      }),
  );
  return places.flat();
}

/** A temporary file of an atomic write can get its real name between the listing and the reading. */
async function unlessGone(reading: Promise<Buffer>): Promise<Buffer | null> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Where which form was found; empty is what everybody wants. Names of files count as places too. */
export function findIn(places: readonly Place[], texts: readonly string[]): string[] {
  const found: string[] = [];
  for (const [index, text] of texts.entries()) {
    for (const [form, needle] of formsOf(text)) {
      for (const { name, bytes } of places) {
        if (bytes.includes(needle) || name.includes(text)) {
          found.push(`text ${index} as ${form} in ${name}`);
        }
      }
    }
  }
  return found;
}

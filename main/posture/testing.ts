/** A machine made of text, for tests. `null` as a folder's entry would be no machine: what is not listed is not there. */
import type { CommandId } from "./commands.ts";
import type { System } from "./system.ts";

export interface FakeMachine {
  readonly platform?: string;
  /** path → content */
  readonly files?: Readonly<Record<string, string>>;
  /** path → target */
  readonly links?: Readonly<Record<string, string>>;
  /** path → time of change */
  readonly changed?: Readonly<Record<string, number>>;
  /** command → what it printed; one that is not listed refuses. */
  readonly answers?: Readonly<Partial<Record<CommandId, string>>>;
}

export function fakeSystem(machine: FakeMachine): System {
  const { files = {}, links = {}, changed = {}, answers = {} } = machine;
  const paths = [...Object.keys(files), ...Object.keys(links), ...Object.keys(changed)];
  return {
    platform: machine.platform ?? "linux",
    text: async (path) => files[path] ?? null,
    link: async (path) => links[path] ?? null,
    changedAtMs: async (path) => changed[path] ?? null,
    ask: async (id) => answers[id] ?? null,
    async names(path) {
      const below = paths
        .filter((one) => one.startsWith(`${path}/`))
        .map((one) => one.slice(path.length + 1).split("/")[0] ?? "");
      return below.length === 0 ? null : [...new Set(below)];
    },
  };
}

/** polkadot.js has its own spelling: `subtensorModule.registerLimit` for `SubtensorModule.register_limit`. */
import type { ApiPromise } from "@polkadot/api";

export function camel(name: string): string {
  const joined = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function palletName(api: ApiPromise, section: string): string {
  const pallet = api.runtimeMetadata.asLatest.pallets.find(
    ({ name }) => camel(name.toString()) === section,
  );
  return pallet?.name.toString() ?? section;
}

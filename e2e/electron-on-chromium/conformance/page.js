// The same values over the bridge, seen from the page.
import { attempt, describe, values } from "./values.mjs";

const probes = Reflect.get(globalThis, "probes");
/** @type {Record<string, unknown>} */
const results = {};
for (const name of probes.names) {
  results[`bridge.in.${name}`] = await attempt(() => probes.describe(values[name]?.()));
  results[`bridge.out.${name}`] = await attempt(async () => {
    const value = probes.make(name);
    return value instanceof Promise ? `promise of ${describe(await value)}` : describe(value);
  });
}
const own = (/** @type {any} */ error) =>
  `${error.name}: ${error.message}, own ${Object.keys(error)}`;
results["bridge.thrown"] = (() => {
  try {
    return probes.fail();
  } catch (error) {
    return own(error);
  }
})();
results["bridge.rejected"] = await probes.reject().catch(own);
results["bridge.rejectedPlain"] = await probes
  .refuse()
  .catch((/** @type {unknown} */ reason) => JSON.stringify(reason));
results["bridge.frozen"] = String(Object.isFrozen(probes.nested.list[0]));
results["bridge.writable"] = String(
  Object.getOwnPropertyDescriptor(globalThis, "probes")?.writable,
);
results["page.open"] = String(prompt("x"));
results["page.secure"] = String(isSecureContext);
probes.finish(results);

// Main puts the tools of values.mjs in front of this: the sandboxed preload cannot load files.
const { contextBridge, ipcRenderer } = require("electron");

/** @type {typeof import("./values.mjs")} */
const { values, describe, attempt } = Reflect.get(globalThis, "probeTools");
Reflect.deleteProperty(globalThis, "probeTools");

/** @param {() => unknown} act */
const refusal = (act) => {
  try {
    act();
    return "no error";
  } catch (error) {
    if (!(error instanceof Error)) return `throws ${String(error)}`;
    return `throws ${error.name}: ${error.message}`;
  }
};

async function probePreload() {
  /** @type {Record<string, unknown>} */
  const results = {};
  results["preload.childProcess"] = refusal(() => require("node:child_process"));
  results["preload.type"] = process.type;
  results["preload.existingKey"] = refusal(() => contextBridge.exposeInMainWorld("name", 1));
  for (const [name, make] of Object.entries(values)) {
    results[`invoke.${name}`] = await attempt(() => ipcRenderer.invoke("describe", make()));
    results[`reply.${name}`] = await attempt(async () =>
      describe(await ipcRenderer.invoke("make", name)),
    );
  }
  results["send.function"] = refusal(() => ipcRenderer.send("x", () => 1));
  results["invoke.fail"] = await attempt(() => ipcRenderer.invoke("fail"));
  results["invoke.nobody"] = await attempt(() => ipcRenderer.invoke("nobody"));
  results["invoke.sender"] = await ipcRenderer.invoke("sender");
  return results;
}

contextBridge.exposeInMainWorld("probes", {
  describe: (/** @type {unknown} */ value) => describe(value),
  make: (/** @type {string} */ name) => values[name]?.(),
  names: Object.keys(values),
  fail: () => {
    throw Object.assign(new TypeError("words"), { code: "X" });
  },
  reject: () => Promise.reject(Object.assign(new TypeError("words"), { code: "X" })),
  refuse: () => Promise.reject({ code: "PLAIN" }),
  nested: { list: [{}] },
  finish: async (/** @type {object} */ fromPage) =>
    ipcRenderer.send("done", { ...(await probePreload()), ...fromPage }),
});

/** What a measurement does in the page: over the bridge, as the screens do it. Each function is sent there whole. */

/**
 * Runs in the page: everything up to a reviewed registration, over the bridge as the screens use it. Returns the ids
 * that `signNow` needs.
 */
export async function prepareRegistration() {
  const bridge = /** @type {any} */ (globalThis).workstation;
  const passphrase = () => new TextEncoder().encode("violet anchor 72 drifting kettles");
  /** @param {Promise<any>} reply */
  const value = async (reply) => {
    const answer = await reply;
    if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
    return answer.value;
  };
  /** @param {Uint8Array} bytes */
  const send = async (bytes) => {
    const { ticket } = await value(bridge.secrets.open({ direction: "in" }));
    bridge.secrets.send(ticket, bytes);
    return ticket;
  };
  const kind = { kind: "create-coldkey", subject: null, target: null };
  const { id } = await value(bridge.ceremonies.begin(kind));
  const say = (/** @type {string} */ step, /** @type {object} */ answer) =>
    value(bridge.ceremonies.answer({ id, step, answer, exceptions: [] }));
  const planned = { medium: "paper", place: "Here", custodian: "" };
  await say("name", { name: "Bench", wordCount: 12 });
  await say("plan", { copies: [planned], laptop: "", slip: "" });
  const ticked = ["alone", "cameras", "sharing", "network", "pen"];
  await say("room", { ticked, operator: "", witness: "" });
  await value(
    bridge.creation.seal({ id, passphrase: await send(passphrase()), throws: null, sides: null }),
  );
  const { ticket: out } = await value(bridge.secrets.open({ direction: "out" }));
  const arriving = bridge.secrets.receive(out);
  await value(bridge.creation.words({ id, out, half: null }));
  const words = await arriving;
  await say("write-1", {});
  await value(bridge.creation.prove({ id, phrase: await send(words) }));
  const copy = { label: "Card A", medium: "paper", place: "Here" };
  await say("record", { ...copy, custodian: "", serial: "" });
  const { coldkeys } = await value(bridge.app.snapshot(null));
  const coldkey = coldkeys[0].address;
  await value(bridge.faucet.request({ address: coldkey, overrideUnsafe: true }));
  const { address: hotkey } = await value(
    bridge.hotkeys.create({ coldkey, name: "Bench", passphrase: await send(passphrase()) }),
  );
  const { subnets } = await value(bridge.chain.subnets(null));
  /** @type {{ netuid: number, burnRao: bigint, isOpen: boolean } | undefined} */
  const subnet = subnets.find((/** @type {any} */ row) => row.isOpen && row.netuid > 0);
  if (subnet === undefined) throw new Error("No subnet is open");
  const operation = {
    kind: "register",
    coldkey,
    hotkey,
    netuid: subnet.netuid,
    maxBurnRao: subnet.burnRao * 2n,
  };
  const draft = await value(bridge.operations.draft({ operation }));
  const { review } = await value(
    bridge.operations.review({ draft: draft.id, overrideUnsafe: true }),
  );
  return { draft: draft.id, payloadHash: review.payloadHash };
}

/**
 * Runs in the page: signs what was reviewed, and measures until the app says that it is signed.
 * @param {{ draft: string, payloadHash: string }} reviewed
 */
export async function signNow({ draft, payloadHash }) {
  const bridge = /** @type {any} */ (globalThis).workstation;
  const bytes = new TextEncoder().encode("violet anchor 72 drifting kettles");
  const startedAtMs = performance.now();
  const opened = await bridge.secrets.open({ direction: "in" });
  bridge.secrets.send(opened.value.ticket, bytes);
  const passphrase = opened.value.ticket;
  const reply = await bridge.operations.sign({ draft, payloadHash, passphrase });
  if (!reply.ok) throw new Error(JSON.stringify(reply.fault));
  return performance.now() - startedAtMs;
}

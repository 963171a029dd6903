/**
 * Composition root: the only place that constructs long-lived objects. It knows no Electron: the shell hands in what
 * depends on it (how to start a vault process, how to make ports), tests hand in their own.
 */
import { join } from "node:path";
import type { Profile, Snapshot } from "../preload/contract.ts";
import { addAssessment } from "./ceremony/assess.ts";
import { openAssessments } from "./ceremony/assessments.ts";
import { openAirGap } from "./commands/air-gap.ts";
import { appCommands } from "./commands/app.ts";
import { backupCommands } from "./commands/backup.ts";
import { bookCommands, createAddressKnowledge } from "./commands/book.ts";
import { type CameraDoor, cameraCommands } from "./commands/camera.ts";
import { ceremonyCommands } from "./commands/ceremonies.ts";
import { openCeremonyFamily } from "./commands/ceremony-family.ts";
import { chainCommands } from "./commands/chain.ts";
import { creationCommands } from "./commands/creation.ts";
import type { Crossings } from "./commands/crossing.ts";
import { openCrossings } from "./commands/crossings.ts";
import { deliveryCommands } from "./commands/deliveries.ts";
import { doctorCommands } from "./commands/doctor.ts";
import { type ChoosePath, downloadCommands } from "./commands/download.ts";
import { drillCommands } from "./commands/drills.ts";
import { openEmergencies } from "./commands/emergencies.ts";
import { lookOnce, noteVersion, verifyJournal } from "./commands/first-look.ts";
import { demandCall } from "./commands/gate.ts";
import { hotkeyCommands } from "./commands/hotkeys.ts";
import { importCommands } from "./commands/import.ts";
import { createFolderImports, type FolderImports } from "./commands/import-folder.ts";
import { journalCommands } from "./commands/journal.ts";
import { keyCareCommands } from "./commands/key-care.ts";
import { leakCommands } from "./commands/leak.ts";
import { machineCommands } from "./commands/machine.ts";
import { messageCommands } from "./commands/messages.ts";
import { createModel, type Model } from "./commands/model.ts";
import { multisigCommands } from "./commands/multisig.ts";
import { createNetworkHalf, noChain, type OpenNetwork } from "./commands/network-half.ts";
import { networkCommands } from "./commands/networks.ts";
import { operationCommands, type Prepared } from "./commands/operations.ts";
import { type Print, paperCommands } from "./commands/paper.ts";
import { createPassphraseChanges } from "./commands/passphrase.ts";
import { countWrongPassphrases } from "./commands/passphrases.ts";
import { lookAtPolicies, policyCommands, policySummary } from "./commands/policy.ts";
import { createPolicyGate } from "./commands/policy-gate.ts";
import { portfolioCommands } from "./commands/portfolio.ts";
import { provingCommands } from "./commands/proving.ts";
import { revealCommands } from "./commands/reveal.ts";
import { createRouter, type Router } from "./commands/router.ts";
import { createTickets, type SecretPorts } from "./commands/secrets.ts";
import { sentinelCommands } from "./commands/sentinel.ts";
import { stakeCommands } from "./commands/stake.ts";
import { swapCommands } from "./commands/swap.ts";
import { openSwapping } from "./commands/swapping.ts";
import { createTracker } from "./commands/tracker.ts";
import { watchCommands } from "./commands/watch.ts";
import { openJournal } from "./journal/log.ts";
import type { Clock } from "./lib/clock.ts";
import { watchClock } from "./lib/clock-watch.ts";
import { type Drives, systemDrives } from "./lib/drives.ts";
import { Refusal, settle } from "./lib/fault.ts";
import type { Files } from "./lib/files.ts";
import type { Keychain } from "./lib/keychain.ts";
import { watchSleep } from "./lib/sleep-watch.ts";
import type { ChooseFile, ChooseFiles, ChooseFolder } from "./lib/source-file.ts";
import { openViews } from "./portfolio/views.ts";
import { lookAtMachine } from "./posture/look.ts";
import type { System } from "./posture/system.ts";
import { openTicks } from "./posture/ticks.ts";
import { createVault, type Launch } from "./vault/process.ts";
import { openActs } from "./wallet/acts.ts";
import { openBook } from "./wallet/book.ts";
import { openKeystore } from "./wallet/keystore.ts";
import { openPolicies } from "./wallet/policies.ts";
import { openReseals } from "./wallet/reseal.ts";
import { proofsDue } from "./wallet/schedule.ts";
import { openSettings } from "./wallet/settings.ts";
import { openWatched } from "./wallet/watched.ts";

export interface WorkstationOptions {
  /** Everything the app keeps lives below this folder. */
  folder: string;
  files: Files;
  clock: Clock;
  keychain: (folder: string) => Promise<Keychain>;
  launchVault: Launch;
  /** For the vault's command line: where its verified native library is. */
  vaultArgs: readonly string[];
  secretPorts: SecretPorts;
  host: Snapshot["host"];
  version: string;
  /** How this machine says that its lid was closed. */
  lid?: Snapshot["lock"]["lid"];
  openNetwork: OpenNetwork;
  /** What the checks of this machine may look at. */
  machine: { system: System; home: string; pid: number };
  /** The system's dialog for one key file. */
  chooseFile: ChooseFile;
  /** For several files, and for a folder. */
  chooseFiles: ChooseFiles;
  chooseFolder: ChooseFolder;
  /** For a file of any size, which is read where it lies. */
  choosePath: ChoosePath;
  /** Lines of OpenSSH `.pub` files: what downloads are verified with. */
  releaseKeys: readonly string[];
  /** The system's print dialog for the window's page. */
  print: Print;
  /** Whether the page may ask the system for a camera. */
  camera: CameraDoor;
  /** Removable drives; the system's own unless a test brings others. */
  drives?: Drives;
  onTheme: (theme: Snapshot["theme"]) => void;
  /** The page is drawn: each page says so once. */
  onSettled?: () => void;
  onBug: (place: string, error: unknown) => void;
}

const TICK_MS = 60 * 60_000;

export interface Workstation {
  call: Router;
  snapshot(): Snapshot;
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
  /** Ends the vault process; resolves when it is gone. */
  lock(reason: string): Promise<void>;
  /** The machine says that nobody has touched it for this long: then the vault ends as well. */
  lockAfterMs(): number;
  close(): Promise<void>;
}

export async function openWorkstation(options: WorkstationOptions): Promise<Workstation> {
  const { folder, files, clock, onBug } = options;
  await files.ensureFolder(folder);
  const [settings, keystore, reseals, watched, book, acts, ticks, keychain] = await Promise.all([
    openSettings(files, folder),
    openKeystore(files, join(folder, "keys")),
    openReseals(files, join(folder, "keys")),
    openWatched(files, join(folder, "watched")),
    openBook(files, join(folder, "book")),
    openActs(files, join(folder, "acts")),
    openTicks(files, folder, clock),
    options.keychain(join(folder, "keychain")),
  ]);
  const journal = await openJournal({ folder: join(folder, "journal"), clock, keychain, files });

  const vaultProcess = createVault({
    launch: options.launchVault,
    clock,
    args: options.vaultArgs,
    idleMs: () => settings.now.lockAfterMinutes * 60_000,
    closePort: options.secretPorts.close,
    isRevoked: (port) => tickets.isRevoked(port),
    onOpened: ({ sodium }) => {
      model.change({ vault: { isOpen: true, endsAtMs: null, sodium } });
      background("journal", journal.append({ kind: "vault.opened", facts: {} }));
    },
    onDeadline: (endsAtMs) => model.change({ vault: { ...model.live.vault, endsAtMs } }),
    onClosed: (reason) => {
      model.change({ vault: { isOpen: false, endsAtMs: null, sodium: null } });
      tickets.closeAll();
      family.forgetSessions();
      folderImports.forgetFound();
      background("journal", journal.append({ kind: "vault.closed", facts: { reason } }));
    },
  });
  const airGap = await openAirGap({
    ...{ files, folder, clock, journal, system: options.machine.system },
    isRehearsal: () => settings.now.network === "rehearsal",
    lock: (reason) => lock(reason),
    closePort: options.secretPorts.close,
    onChange: () => model?.change(),
    onBug: (error) => onBug("air-gap", error),
  });
  const vault = airGap.guarded(countWrongPassphrases(vaultProcess, journal));
  const tickets = createTickets(options.secretPorts, clock);
  const network = createNetworkHalf({
    ...{ settings, keystore, background },
    openNetwork: options.openNetwork,
  });
  let crossings: Crossings | null = null;
  let model: Model;
  let folderImports: FolderImports;

  const onChange = (): void => {
    model?.change();
    network.watchBalances();
  };
  /** Blocks count as time for the policies of the network that they come from, and for no other. */
  function blockOf(networkName: string): number | null {
    const { network: current, state, finalized } = model.live.chain;
    return current === networkName && state === "live" ? (finalized?.number ?? null) : null;
  }
  const policies = await openPolicies({
    files,
    folder: join(folder, "policies"),
    keychain,
    journal,
    clock,
    onChange: () => model?.change(),
  });
  const family = await openCeremonyFamily({
    ...{
      files,
      folder,
      clock,
      journal,
      keystore,
      watched,
      vault,
      airGap,
      version: options.version,
    },
    drives: options.drives ?? systemDrives(process.platform),
    chooseFolder: options.chooseFolder,
    onChange: () => model?.change(),
    onKeys: onChange,
  });
  const { ceremonies, creations, importing, importStore, pendingKeys } = family;
  const { backups, reveals, making, hotkeyReveal, deliveries, proving } = family;
  const swapping = await openSwapping({
    ...{ files, folder, keystore, watched, journal, clock, acts, ceremonies, onChange },
    network: () => settings.now.network,
    chain: network.demand,
    onBlind: (fault) => sentinel.blind(fault),
    onNobody: () => sentinel.off(),
    inBackground: (work) => background("swaps", work),
  });
  const { swaps } = swapping;
  const areKeysOpen = (): boolean => vaultProcess.isOpen;
  const assessments = await openAssessments(files, folder);
  addAssessment({
    ...{ ceremonies, assessments, clock },
    world: {
      look: () => lookAtMachine({ ...options.machine, areKeysOpen, nowMs: clock.nowMs() }),
      ticks,
      proofsDue: () =>
        keystore
          .coldkeys()
          .flatMap((card) => proofsDue(card, clock.nowMs()))
          .filter(({ state }) => state === "due" || state === "overdue").length,
      journalState: () => model.live.journal.state,
      profile: () => settings.now.profile,
    },
  });
  await ceremonies.finishAll();

  const emergencies = await openEmergencies({
    ...{ files, folder, clock, journal, keystore, acts, swaps, background },
    network: () => settings.now.network,
    chain: network.demand,
    chainIfThere: () => network.chain,
    pendingAddresses: () => pendingKeys().flatMap(({ address }) => address ?? []),
    onChange: () => model?.change(),
  });
  const { sentinel, responses, readLeak, drills, reminders } = emergencies;

  model = createModel({
    host: options.host,
    clock,
    settings,
    keystore,
    watched,
    book,
    folderImport: () => folderImports?.state() ?? null,
    deliveries: () => deliveries,
    making: () => making,
    ceremonies,
    acts,
    swaps: () => (network.chain === null ? [] : swaps.views()),
    reminders: () => [...reminders.now()],
    lid: options.lid ?? "sleep",
    sentinel: () => sentinel.state(),
    drills: () => drills.state(),
    leaks: () => [...responses.list()],
    policyOf: (coldkey) => {
      const { network: current } = settings.now;
      return policySummary(policies, { coldkey, network: current }, blockOf(current));
    },
    crossing: () => crossings?.shown() ?? { name: null, machines: [], requests: [], arrived: [] },
    airGap: airGap.now,
    assessment: assessments.state,
    live: {
      chain: noChain(settings.now.network),
      keychain: { kind: keychain.kind, reason: keychain.reason },
      vault: { isOpen: false, endsAtMs: null, sodium: null },
      journal: { size: journal.size, state: "unchecked", checkedAtMs: null, interrupted: [] },
      balances: new Map(),
      registrations: new Map(),
    },
  });

  const addresses = createAddressKnowledge({ book, keystore, watched, acts });

  const views = await openViews({
    ...{ files, clock, folder: join(folder, "views"), chain: network.demand },
    network: () => settings.now.network,
    inBackground: (work) => background("views", work),
  });

  const tracker = createTracker({
    chain: network.demand,
    acts,
    journal,
    model,
    clock,
    onEnded: () => background("registrations", network.readRegistrations()),
    inBackground: (work) => background("tracker", work),
  });

  const onKeys = (): void => {
    model.change();
    network.watchBalances();
  };
  const watching = watchCommands({
    keystore,
    watched,
    pending: pendingKeys,
    journal,
    settings,
    clock,
    files,
    chooseFiles: options.chooseFiles,
    chooseFolder: options.chooseFolder,
    onChange: onKeys,
  });
  const keyParts = { vault, keystore, journal, settings, tickets, clock, files };
  folderImports = createFolderImports({
    ...{ ...keyParts, store: importStore, onStored: onKeys },
    chooseFolder: options.chooseFolder,
    watch: watching.add,
    onChange: () => model.change(),
  });

  const prepared = new Map<string, Prepared>();
  const policyGate = createPolicyGate({ policies, journal, blockOf });
  crossings = await openCrossings({
    ...{ files, folder, journal, clock, keychain, settings, keystore, watched },
    ...{ vault, tickets, acts, tracker, prepared },
    chain: network.demand,
    policy: policyGate,
    model: () => model,
    chooseFiles: options.chooseFiles,
    chooseFolder: options.chooseFolder,
    watch: watching.add,
    onChange: () => model.change(),
  });

  network.join({ model, views, tracker, swapping, sentinel });

  const passphrases = createPassphraseChanges({
    vault,
    keystore,
    reseals,
    journal,
    settings,
    tickets,
    model,
    clock,
  });

  // What ends a drill is an act: looked for whenever anything changed.
  model.subscribe(({ chain: { best } }) => {
    const activities = acts.list().map(({ activity }) => activity);
    background("drills", drills.see(activities, best?.number ?? null));
  });
  model.subscribe(({ swaps: views }) => background("reminders", reminders.see(views)));
  journal.subscribe(() => model.change({ journal: { ...model.live.journal, size: journal.size } }));

  /** Work that nobody waits for still has somebody who hears of its failure. */
  function background(place: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (!(error instanceof Refusal)) onBug(place, error);
    });
  }

  const verify = () => {
    const practised = drills.state().running;
    const waiting = [
      ...ceremonies.list(),
      ...deliveries.records().filter(({ step }) => step !== "done"),
      ...responses.list(),
      ...(practised === null ? [] : [practised]),
    ];
    return verifyJournal(journal, model, new Set(waiting.map(({ id }) => id)));
  };

  /** A profile's own half: the network, or the watch over its absence. */
  async function openSide(profile: Profile): Promise<void> {
    if (profile === "vault") await airGap.start();
    else await network.open(profile);
  }

  // --- The door -------------------------------------------------------------------------------------------------

  /** Also without a process: a port that carries a passphrase may be waiting for one to start. */
  async function lock(reason: string): Promise<void> {
    tickets.closeAll();
    await vault.lock(reason);
  }

  /** What is due depends on the date alone: a screen that stays open for weeks has to hear of it. */
  let cancelTick: () => void = () => undefined;
  function tick(): void {
    model.change();
    if (model.live.chain.state === "live") background("swaps", swaps.checkDaily());
    if (model.live.chain.state === "live") background("history", views.record(swaps.addresses()));
    cancelTick = clock.after(TICK_MS, tick);
  }
  tick();

  const clockWatch = watchClock(clock, (byMs) =>
    background("journal", journal.append({ kind: "clock.jumped", facts: { byMs } })),
  );

  // Whatever slept without saying so wakes up closed.
  const stopSleepWatch = watchSleep(clock, () => {
    if (vault.isOpen) background("lock", lock("slept"));
  });

  const call = createRouter(
    {
      ...appCommands({
        model,
        settings,
        journal,
        lock,
        onProfile: (profile) => background("network", openSide(profile)),
        onSettled: () => options.onSettled?.(),
        onTheme: options.onTheme,
      }),
      "secrets.open": tickets.open,
      ...creationCommands({ creations, vault, settings, tickets }),
      ...importCommands({ ...keyParts, importing, chooseFile: options.chooseFile }),
      ...folderImports.handlers,
      ...watching.handlers,
      ...passphrases.handlers,
      ...keyCareCommands({
        vault,
        keystore,
        journal,
        settings,
        tickets,
        model,
        clock,
        namesBeingMade: () => pendingKeys().flatMap(({ name }) => name ?? []),
      }),
      ...doctorCommands({ files, folder, keystore, reseals, journal, settings, clock }),
      ...backupCommands({ backups, keystore, tickets }),
      ...ceremonyCommands({ ceremonies, settings }),
      ...revealCommands({ reveals, tickets }),
      ...paperCommands({
        ...{ ceremonies, journal, files, print: options.print, snapshot: model.snapshot },
        chooseFolder: options.chooseFolder,
      }),
      ...cameraCommands({ door: options.camera, snapshot: model.snapshot }),
      ...provingCommands({ proving, tickets }),
      ...hotkeyCommands({
        vault,
        keystore,
        journal,
        tickets,
        model,
        clock,
        making,
        reveal: hotkeyReveal,
        onCreated: () => background("registrations", network.readRegistrations()),
      }),
      ...deliveryCommands({
        deliveries,
        tickets,
        chooseFile: options.chooseFile,
        chooseFolder: options.chooseFolder,
      }),
      ...sentinelCommands({ sentinel }),
      ...leakCommands({ responses, read: readLeak, chain: network.demand }),
      ...drillCommands({ drills, chain: network.demand, settings, read: readLeak, keystore }),
      ...chainCommands({ chain: network.demand, views, settings, journal, keystore }),
      ...stakeCommands({ chain: network.demand }),
      ...bookCommands({
        ...{ book, addresses, keystore, journal, clock, chooseFile: options.chooseFile },
        onChange: () => model.change(),
      }),
      ...multisigCommands({
        ...{ chain: network.demand, book, acts, journal, files, clock, watch: watching.add },
        ...{ chooseFile: options.chooseFile, chooseFolder: options.chooseFolder },
        onChange: () => model.change(),
      }),
      ...swapCommands({
        ...{ swaps, chain: network.demand, vault, keystore, tickets, clock },
        ...{ policy: policyGate, network: () => settings.now.network },
        plans: swapping.plans,
        ceremonies: swapping.ceremonies,
      }),
      ...portfolioCommands(views),
      ...networkCommands({ settings, journal, clock, reopen: network.reopen }),
      ...operationCommands({
        chain: network.demand,
        vault,
        journal,
        keystore,
        settings,
        acts,
        model,
        tickets,
        tracker,
        swaps,
        policy: policyGate,
        prepared,
        addresses,
        clock,
      }),
      ...policyCommands({
        policies,
        vault,
        keystore,
        tickets,
        network: () => settings.now.network,
        blockOf,
      }),
      ...journalCommands({
        ...{ journal, verify, files, clock },
        ...{ chooseFile: options.chooseFile, chooseFolder: options.chooseFolder },
        nameOf: (address) =>
          [...keystore.coldkeys(), ...keystore.hotkeys(), ...watched.list()].find(
            (card) => card.address === address,
          )?.name ?? null,
      }),
      ...crossings.handlers,
      ...messageCommands({ vault, keystore, journal, tickets, clock }),
      ...airGap.handlers,
      ...machineCommands({ ...options.machine, areKeysOpen, ticks, journal, clock }),
      ...downloadCommands({
        ...{ files, journal, choosePath: options.choosePath },
        ...{ releaseKeys: options.releaseKeys, version: options.version },
      }),
    },
    onBug,
    { demandCall: (name) => demandCall(settings.now.profile, name), onEnded: tickets.spend },
  );

  await journal.append({
    kind: "app.started",
    facts: { version: options.version, host: options.host.kind, keychain: keychain.kind },
  });
  const looks = lookOnce(clock, () => {
    background("journal", verify());
    background("journal", noteVersion(journal, options.version));
    const coldkeys = keystore.coldkeys().map(({ address }) => address);
    background("policies", lookAtPolicies(policies, coldkeys, settings.now.network));
  });
  // On a disk that takes nothing today, what a crash left stays pending, and the doctor says so.
  await settle(passphrases.recover);
  if (settings.now.profile === "vault") await airGap.start();
  else if (settings.now.profile !== null) background("network", network.open(settings.now.profile));
  options.onTheme(settings.now.theme);

  return {
    call(name, input, page) {
      if (name === "app.snapshot") looks.onPage();
      return call(name, input, page);
    },
    snapshot: model.snapshot,
    subscribe: model.subscribe,
    lock(reason) {
      if (reason === "suspend") clockWatch.expectSleep();
      return lock(reason);
    },
    lockAfterMs: () => settings.now.lockAfterMinutes * 60_000,
    async close() {
      clockWatch.stop();
      cancelTick();
      looks.cancel();
      stopSleepWatch();
      airGap.stop();
      importing.close();
      await lock("quit");
      swapping.stop();
      await settle(sentinel.close);
      await network.close();
      await tracker.idle();
      // A journal that refuses (full disk, another writer) has said so already; the app ends all the same.
      await settle(() => journal.append({ kind: "app.stopped", facts: { reason: "quit" } }));
      await journal.close();
    },
  };
}

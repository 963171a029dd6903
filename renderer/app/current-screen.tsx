/**
 * Which component shows which screen. All but the first one that is seen are fetched when they are needed: the page must
 * be there at once, and most starts visit two or three of them.
 */
import { later } from "../lib/later.tsx";
import { KeysPlace } from "../screens/keys/keys.tsx";
import type { Screen } from "./screen.ts";

const ActScreen = later(() => import("../screens/act/act.tsx").then((file) => file.ActScreen));
const ActivityPlace = later(
  () => import("../screens/activity/activity.tsx").then((file) => file.ActivityPlace),
  "soon",
);
const OutcomeScreen = later(() =>
  import("../screens/activity/outcome.tsx").then((file) => file.OutcomeScreen),
);
const BackupsPlace = later(
  () => import("../screens/backups/backups.tsx").then((file) => file.BackupsPlace),
  "soon",
);
const ChangePassphrase = later(() =>
  import("../screens/care/change-passphrase.tsx").then((file) => file.ChangePassphrase),
);
const DoctorScreen = later(() =>
  import("../screens/care/doctor.tsx").then((file) => file.DoctorScreen),
);
const CeremonyScreen = later(() =>
  import("../screens/ceremony/ceremony.tsx").then((file) => file.CeremonyScreen),
);
const CrossingPlace = later(
  () => import("../screens/crossing/crossing.tsx").then((file) => file.CrossingPlace),
  "soon",
);
const CarriedScreen = later(() =>
  import("../screens/crossing/carried.tsx").then((file) => file.CarriedScreen),
);
const ArrivedScreen = later(() =>
  import("../screens/crossing/arrived.tsx").then((file) => file.ArrivedScreen),
);
const PairingScreen = later(() =>
  import("../screens/pairing/pairing.tsx").then((file) => file.PairingScreen),
);
const StatementScreen = later(() =>
  import("../screens/statement/statement.tsx").then((file) => file.StatementScreen),
);
const DeliverScreen = later(() =>
  import("../screens/deliveries/deliver.tsx").then((file) => file.DeliverScreen),
);
const EmergenciesPlace = later(
  () => import("../screens/emergencies/emergencies.tsx").then((file) => file.EmergenciesPlace),
  "soon",
);
const LeakStart = later(() => import("../screens/leak/start.tsx").then((file) => file.LeakStart));
const LeakScreen = later(() => import("../screens/leak/leak.tsx").then((file) => file.LeakScreen));
const HotkeysPlace = later(
  () => import("../screens/hotkeys/hotkeys.tsx").then((file) => file.HotkeysPlace),
  "soon",
);
const MakeHotkey = later(() =>
  import("../screens/hotkeys/make-hotkey.tsx").then((file) => file.MakeHotkey),
);
const MakeMany = later(() =>
  import("../screens/hotkeys/make-many.tsx").then((file) => file.MakeMany),
);
const ImportScreen = later(() =>
  import("../screens/import/import.tsx").then((file) => file.ImportScreen),
);
const JournalPlace = later(
  () => import("../screens/journal/journal.tsx").then((file) => file.JournalPlace),
  "soon",
);
const MachinePlace = later(
  () => import("../screens/machine/machine.tsx").then((file) => file.MachinePlace),
  "soon",
);
const BlankFormsScreen = later(() =>
  import("../screens/paper/blank-forms.tsx").then((file) => file.BlankFormsScreen),
);
const TranscriptScreen = later(() =>
  import("../screens/paper/transcript.tsx").then((file) => file.TranscriptScreen),
);
const TranscriptsScreen = later(() =>
  import("../screens/paper/transcripts.tsx").then((file) => file.TranscriptsScreen),
);
const PolicyScreen = later(() =>
  import("../screens/policy/policy.tsx").then((file) => file.PolicyScreen),
);
const NetworksScreen = later(() =>
  import("../screens/networks/networks.tsx").then((file) => file.NetworksScreen),
);
const PortfolioPlace = later(
  () => import("../screens/portfolio/portfolio.tsx").then((file) => file.PortfolioPlace),
  "first",
);
const SubnetScreen = later(() =>
  import("../screens/subnets/subnet.tsx").then((file) => file.SubnetScreen),
);
const SubnetsPlace = later(
  () => import("../screens/subnets/subnets.tsx").then((file) => file.SubnetsPlace),
  "soon",
);
const SwapPlace = later(
  () => import("../screens/swap/swap-place.tsx").then((file) => file.SwapPlace),
  "soon",
);
const SwapCardScreen = later(() =>
  import("../screens/swap/swap-card.tsx").then((file) => file.SwapCardScreen),
);
const VerifyDownload = later(() =>
  import("../screens/machine/verify-download.tsx").then((file) => file.VerifyDownload),
);
const BookScreen = later(() => import("../screens/book/book.tsx").then((file) => file.BookScreen));
const TogetherScreen = later(() =>
  import("../screens/together/together.tsx").then((file) => file.TogetherScreen),
);
const WatchScreen = later(() =>
  import("../screens/watch/watch.tsx").then((file) => file.WatchScreen),
);

export function Current({ screen }: { readonly screen: Screen }) {
  switch (screen.at) {
    case "keys":
      return <KeysPlace />;
    case "hotkeys":
      return <HotkeysPlace />;
    case "networks":
      return <NetworksScreen />;
    case "portfolio":
      return <PortfolioPlace coldkey={undefined} />;
    case "holdings":
      return <PortfolioPlace key={screen.coldkey} coldkey={screen.coldkey} />;
    case "subnets":
      return <SubnetsPlace />;
    case "subnet":
      return <SubnetScreen key={screen.netuid} netuid={screen.netuid} />;
    case "activity":
      return <ActivityPlace />;
    case "swap":
      return <SwapPlace />;
    case "swap-card":
      return <SwapCardScreen key={screen.coldkey} coldkey={screen.coldkey} />;
    case "backups":
      return <BackupsPlace />;
    case "emergencies":
      return <EmergenciesPlace />;
    case "leak-start":
      return <LeakStart key={screen.case} given={screen.case} />;
    case "leak":
      return <LeakScreen key={screen.id} id={screen.id} />;
    case "journal":
      return <JournalPlace key={screen.act} act={screen.act ?? null} />;
    case "machine":
      return <MachinePlace />;
    case "ceremony":
      return <CeremonyScreen key={screen.id} id={screen.id} />;
    case "transcripts":
      return <TranscriptsScreen />;
    case "transcript":
      return <TranscriptScreen key={screen.id} id={screen.id} />;
    case "blank-forms":
      return <BlankFormsScreen />;
    case "import":
      return <ImportScreen />;
    case "verify-download":
      return <VerifyDownload />;
    case "book":
      return <BookScreen />;
    case "together":
      return <TogetherScreen />;
    case "watch":
      return <WatchScreen />;
    case "change-passphrase":
      return <ChangePassphrase key={screen.address} address={screen.address} />;
    case "doctor":
      return <DoctorScreen />;
    case "policy":
      return <PolicyScreen key={screen.coldkey} address={screen.coldkey} />;
    case "make-hotkey":
      return <MakeHotkey coldkey={screen.coldkey} />;
    case "make-hotkeys":
      return <MakeMany />;
    case "deliver":
      return <DeliverScreen hotkeys={screen.hotkeys} />;
    case "act":
      return <ActScreen start={screen.start} />;
    case "crossing":
      return <CrossingPlace />;
    case "carried":
      return <CarriedScreen key={screen.id} id={screen.id} />;
    case "arrived":
      return <ArrivedScreen key={screen.id} id={screen.id} />;
    case "pairing":
      return <PairingScreen />;
    case "statement":
      return <StatementScreen />;
    case "outcome":
      return <OutcomeScreen key={screen.id} id={screen.id} />;
  }
}

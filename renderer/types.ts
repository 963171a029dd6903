/** Names for the contract's values that the screens pass around. Types only: the contract's schemas stay outside. */
import type { BackupCopy, CallInput, CallOutput, Reply, Snapshot } from "../preload/contract.ts";

export type {
  Activity,
  ActsFor,
  AddressLook,
  AirGap,
  AnnouncedCall,
  Answer,
  ArrivedRequest,
  BackupCopy,
  Bridge,
  CallOutput,
  CardMatch,
  CarriedPeriod,
  CarriedRequest,
  Ceremony,
  ChainStatus,
  ChosenFile,
  ColdkeySummary,
  Contact,
  Delivery,
  DeliveryMethod,
  DeliveryResult,
  DoctorCode,
  DoctorReport,
  DownloadPart,
  DownloadState,
  DownloadVerdict,
  DrillKind,
  DriveSummary,
  DriveView,
  ExportForm,
  FolderImport,
  FoundWallet,
  HeldHotkey,
  HeldSubnet,
  HistoryPoint,
  Holdings,
  HotkeySummary,
  Hyperparameter,
  ImportFound,
  ImportReading,
  ImportShare,
  ImportSource,
  JournalCheckpoint,
  JournalComparison,
  JournalEntry,
  JournalFilter,
  JournalProof,
  JournalReport,
  KeyExamined,
  Language,
  LeakAdvice,
  LeakCase,
  LeakResponse,
  LeakStep,
  LeftKey,
  LockAfterMinutes,
  LossReason,
  MachineCheck,
  MachineSummary,
  Making,
  NetworkId,
  Networks,
  Neuron,
  NodeTrouble,
  PastDrill,
  Peer,
  PendingCall,
  PlannedCopy,
  PolicyForecast,
  PolicyPreview,
  PolicySummary,
  Profile,
  ProxyPower,
  RealNetworkId,
  ReceiptRead,
  RemovalReport,
  Reply,
  RevokeReason,
  Sighting,
  Snapshot,
  SubnetDetail,
  SubnetRow,
  SwapView,
  Taken,
  Theme,
  Transcript,
  TranscriptSummary,
  WalletFile,
  WatchedSummary,
  WatchFound,
} from "../preload/contract.ts";

export type PrintedSheet = CallInput<"app.print">;
export type TranscriptRead = CallOutput<"ceremonies.transcript">;
export type MakingResult = CallOutput<"hotkeys.createMany">;
export type Fault = Extract<Reply<unknown>, { ok: false }>["fault"];
export type NetworkProbe = CallOutput<"networks.probe">;
export type MachineLook = CallOutput<"machine.look">;
export type TransferListRead = CallOutput<"book.readTransfers">;
export type ProxyLook = CallOutput<"proxy.look">;
export type PendingLook = CallOutput<"multisig.pending">;
export type SwapLook = CallOutput<"swap.look">;
export type StakeLook = CallOutput<"stake.look">;
export type Draft = CallOutput<"operations.draft">;
export type ReviewReply = CallOutput<"operations.review">;
export type Review = ReviewReply["review"];
export type ArrivedReview = CallOutput<"crossing.review">;
export type Danger = Review["danger"];
export type Operation = CallInput<"operations.draft">["operation"];
export type SightingShown = Snapshot["sentinel"]["sightings"][number];
export type OutcomeState = Snapshot["activities"][number]["outcome"]["state"];
export type Strength = CallOutput<"passphrase.judge">;
export type ThrowsJudged = CallOutput<"throws.judge">;
export type PhraseCheck = CallOutput<"creation.prove">;
export type WordCount = NonNullable<Snapshot["coldkeys"][number]["wordCount"]>;
export type AbandonReason = CallInput<"ceremonies.abandon">["reason"];
export type Medium = BackupCopy["medium"];
export type PolicyChange = CallInput<"policy.change">["change"];
export type PolicyRules = CallInput<"policy.preview">["rules"];
export type PolicyField = CallOutput<"policy.preview">["atOnce"][number];

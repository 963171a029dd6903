/**
 * The transaction extensions that our signatures are made for (domain reference §6.1), in signing order. A chain with
 * another list needs another payload: nothing is signed for it.
 */
export const EXTENSIONS = [
  "CheckNonZeroSender",
  "CheckSpecVersion",
  "CheckTxVersion",
  "CheckGenesis",
  "CheckMortality",
  "CheckNonce",
  "CheckWeight",
  "ChargeTransactionPayment",
  "SudoTransactionExtension",
  "CheckShieldedTxValidity",
  "SubtensorTransactionExtension",
  "DrandPriority",
  "CheckMetadataHash",
] as const;
